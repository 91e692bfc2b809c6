import { isIPv4, isIPv6 } from 'node:net';

export type Family = 4 | 6;

/** Addresses from `first` to `last`, both included. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

const bits = { 4: 32, 6: 128 } as const;

export const everyAddress = (family: Family): AddressRange => ({
  family,
  first: 0n,
  last: (1n << BigInt(bits[family])) - 1n,
});

/** `10.0.0.0/8`, `2001:db8::/32`; undefined when it is not a CIDR. Bits behind the prefix are ignored, as the API server does. */
export function parseCidr(text: string): AddressRange | undefined {
  const [, address = '', length = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const family = familyOf(address);
  if (!family || Number(length) > bits[family]) return undefined;
  const size = 1n << BigInt(bits[family] - Number(length));
  const value = family === 4 ? valueOfV4(address) : valueOfV6(address);
  const first = value - (value % size);
  return { family, first, last: first + size - 1n };
}

/** Is every address of `inner` in `outer`? */
export const covers = (outer: AddressRange, inner: AddressRange): boolean =>
  outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;

/** What is left of a range, in order, when others are taken out of it. */
export function without(range: AddressRange, others: readonly AddressRange[]): readonly AddressRange[] {
  let left: readonly AddressRange[] = [range];
  for (const { family, first, last } of others) {
    if (family !== range.family) continue;
    left = left.flatMap(piece => {
      if (last < piece.first || first > piece.last) return [piece];
      const before = { ...piece, last: first - 1n };
      const after = { ...piece, first: last + 1n };
      return [before, after].filter(rest => rest.first <= rest.last);
    });
  }
  return left;
}

/** All addresses of a family, cut wherever one of the ranges begins or ends. */
export function partition(family: Family, ranges: readonly AddressRange[]): readonly AddressRange[] {
  const all = everyAddress(family);
  const starts = new Set([all.first]);
  for (const range of ranges) {
    if (range.family !== family) continue;
    starts.add(range.first);
    if (range.last < all.last) starts.add(range.last + 1n);
  }
  const sorted = [...starts].sort((a, b) => (a < b ? -1 : 1));
  return sorted.map((first, i) => ({ family, first, last: (sorted[i + 1] ?? all.last + 1n) - 1n }));
}

/** `10.0.0.0-10.255.255.255` */
export const formatRange = ({ family, first, last }: AddressRange): string =>
  `${formatAddress(family, first)}-${formatAddress(family, last)}`;

/** The range that `formatRange` has written; undefined for anything else. */
export function parseRange(text: string): AddressRange | undefined {
  const [first, last] = text.split('-').map(address => parseCidr(`${address}/${isIPv4(address) ? 32 : 128}`));
  return first && last && { family: first.family, first: first.first, last: last.last };
}

function familyOf(address: string): Family | undefined {
  if (isIPv4(address)) return 4;
  return isIPv6(address) && !address.includes('%') ? 6 : undefined;
}

const valueOfV4 = (address: string): bigint =>
  address.split('.').reduce((value, part) => value * 256n + BigInt(part), 0n);

function valueOfV6(address: string): bigint {
  const [head = [], tail] = address.split('::').map(groupsOf);
  if (tail === undefined) return valueOfGroups(head);
  const gap = Array<bigint>(8 - head.length - tail.length).fill(0n);
  return valueOfGroups([...head, ...gap, ...tail]);
}

const valueOfGroups = (groups: readonly bigint[]): bigint =>
  groups.reduce((value, group) => value * 65536n + group, 0n);

/** An IPv4 address at the end counts as two groups. */
function groupsOf(text: string): readonly bigint[] {
  if (text === '') return [];
  return text.split(':').flatMap(part => {
    if (!part.includes('.')) return [BigInt(`0x${part}`)];
    const value = valueOfV4(part);
    return [value >> 16n, value & 0xffffn];
  });
}

function formatAddress(family: Family, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map(shift => (value >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  const zeros = longestZeros(groups);
  if (zeros.length < 2) return groups.join(':');
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.start + zeros.length).join(':')}`;
}

function longestZeros(groups: readonly string[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > best.length) best = { start, length };
  }
  return best;
}
