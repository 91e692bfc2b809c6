/** An IPv4 or IPv6 address. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** As Go reads addresses, without zones: no leading zeros in IPv4. Undefined for other text. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parse6(text) : parse4(text);
}

function parse4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return undefined;
  return { bits: 32, value: BigInt(parts.reduce((sum, part) => sum * 256 + Number(part), 0)) };
}

function parse6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = [
    groups(halves[0]!, halves.length === 1),
    halves[1] === undefined ? [] : groups(halves[1], true),
  ];
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const all = [...head, ...Array<number>(missing).fill(0), ...tail];
  return { bits: 128, value: all.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n) };
}

/** The 16-bit groups of one side of `::`; an IPv4 address may end them all. */
function groups(text: string, atEnd: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const found: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (/^[\da-f]{1,4}$/i.test(part)) found.push(Number.parseInt(part, 16));
    else {
      const four = atEnd && index === parts.length - 1 ? parse4(part) : undefined;
      if (!four) return undefined;
      found.push(Number(four.value >> 16n), Number(four.value & 0xffffn));
    }
  }
  return found;
}

/** Whether it is an IPv4 address written as an IPv6 one: `::ffff:1.2.3.4`. */
export const isMapped = ({ bits, value }: Address): boolean => bits === 128 && value >> 32n === 0xffffn;

/** The one canonical text of an address: RFC 5952. */
export function addressText({ bits, value }: Address): string {
  const size = bits === 32 ? 8 : 16;
  const parts = Array.from({ length: bits / size }, (_, index) =>
    Number((value >> BigInt(bits - size * (index + 1))) & ((1n << BigInt(size)) - 1n)),
  );
  if (bits === 32) return parts.join('.');
  const { start, length } = longestZeros(parts);
  const hex = parts.map(part => part.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

function longestZeros(parts: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < parts.length; start += 1) {
    let length = 0;
    while (parts[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  return best;
}
