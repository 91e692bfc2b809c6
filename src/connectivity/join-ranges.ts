import type { PeerGroup } from './peer-group.js';
import type { Ports } from './ports.js';

interface Connected {
  readonly from: PeerGroup;
  readonly to: PeerGroup;
  readonly ports: Ports;
}

/** Makes one of neighbours that differ only in the range of addresses at one end, where the ranges meet. */
export function joinRanges<C extends Connected>(connections: readonly C[]): readonly C[] {
  const joined: C[] = [];
  for (const next of connections) {
    const last = joined.at(-1);
    const both = last && (join(last, next, 'from', 'to') ?? join(last, next, 'to', 'from'));
    if (both) joined[joined.length - 1] = both;
    else joined.push(next);
  }
  return joined;
}

function join<C extends Connected>(a: C, b: C, end: 'from' | 'to', other: 'from' | 'to'): C | undefined {
  const [first, second] = [a[end], b[end]];
  if (first.type !== 'addresses' || second.type !== 'addresses') return undefined;
  if (a[other] !== b[other] || `${a.ports}` !== `${b.ports}`) return undefined;
  const meet = first.range.family === second.range.family && first.range.last + 1n === second.range.first;
  return meet ? { ...a, [end]: { ...first, range: { ...first.range, last: second.range.last } } } : undefined;
}
