import { append } from '../graph/append.js';
import type { Graph } from '../graph/graph.js';
import {
  type AddressRange,
  everyAddress,
  type Family,
  formatRange,
  parseRange,
  partition,
  without,
} from './address.js';
import type { Connection } from './connection.js';
import { connectionsOf, openToCluster } from './connections.js';
import { Ports } from './ports.js';

/** Two ends whose connection is not the same in two graphs. */
export interface Difference {
  readonly source: string;
  readonly target: string;
  readonly opened: Ports;
  readonly closed: Ports;
}

/** Rows by their ends; a range of addresses goes by the end at the other side. */
interface Rows {
  readonly pods: ReadonlyMap<string, Connection>;
  readonly world: ReadonlyMap<string, readonly Ranged[]>;
}

interface Ranged {
  readonly range: AddressRange;
  readonly ports: Ports;
}

const external = /^(.*)\[External\]$/;
export const theWorld = 'the world';

/**
 * The connections that open or close from one graph to the next, between workloads and with the world; those of a
 * workload that only one graph has are among them, and those with any pod of the cluster. Addresses are compared one by one, however policies cut them into ranges.
 * @param renamed workloads by their name in the previous graph, with the one that they have in the next
 */
export function connectionDifferences(
  previous: Graph,
  next: Graph,
  renamed: ReadonlyMap<string, string> = new Map(),
): readonly Difference[] {
  const [was, is] = [rowsOf(previous, renamed), rowsOf(next)];
  return [...betweenPods(was, is), ...withWorld(was, is)];
}

function rowsOf(graph: Graph, renamed: ReadonlyMap<string, string> = new Map()): Rows {
  const pods = new Map<string, Connection>();
  const world = new Map<string, Ranged[]>();
  const nameIn = (end: string) => renamed.get(end) ?? end;
  for (const row of [...connectionsOf(graph), ...openToCluster(graph)]) {
    const from = rangeOf(row.source);
    const to = rangeOf(row.target);
    if (from) append(world, keyOf('', nameIn(row.target)), { range: from, ports: row.ports });
    else if (to) append(world, keyOf(nameIn(row.source), ''), { range: to, ports: row.ports });
    else pods.set(keyOf(nameIn(row.source), nameIn(row.target)), row);
  }
  return { pods, world };
}

const keyOf = (source: string, target: string): string => JSON.stringify([source, target]);

const endsOf = (key: string): readonly [string, string] => JSON.parse(key) as [string, string];

function rangeOf(end: string): AddressRange | undefined {
  const [, range] = external.exec(end) ?? [];
  return range === undefined ? undefined : parseRange(range);
}

function betweenPods(was: Rows, is: Rows): readonly Difference[] {
  const keys = new Set([...was.pods.keys(), ...is.pods.keys()]);
  return [...keys].flatMap(key => {
    const [source, target] = endsOf(key);
    return difference(source, target, was.pods.get(key)?.ports, is.pods.get(key)?.ports);
  });
}

function difference(source: string, target: string, was = Ports.none, is = Ports.none): readonly Difference[] {
  const [opened, closed] = [is.minus(was), was.minus(is)];
  return opened.isEmpty && closed.isEmpty ? [] : [{ source, target, opened, closed }];
}

function withWorld(was: Rows, is: Rows): readonly Difference[] {
  const keys = new Set([...was.world.keys(), ...is.world.keys()]);
  return [...keys].flatMap(key => {
    const [source, target] = endsOf(key);
    const [before, after] = [was.world.get(key) ?? [], is.world.get(key) ?? []];
    return rangesThatDiffer(before, after).flatMap(({ name, from, to }) =>
      difference(source || name, target || name, from, to),
    );
  });
}

interface Differing {
  readonly name: string;
  readonly from: Ports;
  readonly to: Ports;
}

function rangesThatDiffer(before: readonly Ranged[], after: readonly Ranged[]): readonly Differing[] {
  const ranges = [...before, ...after].map(({ range }) => range);
  const pieces = ([4, 6] as const).flatMap(family => partition(family, ranges));
  const byChange = new Map<string, { readonly from: Ports; readonly to: Ports; readonly pieces: AddressRange[] }>();
  for (const piece of pieces) {
    const [from, to] = [portsAt(before, piece), portsAt(after, piece)];
    if (`${from}` === `${to}`) continue;
    const key = `${from} ${to}`;
    const known = byChange.get(key) ?? { from, to, pieces: [] };
    known.pieces.push(piece);
    byChange.set(key, known);
  }
  return [...byChange.values()].map(({ from, to, pieces: changed }) => ({ name: nameOf(changed), from, to }));
}

const portsAt = (rows: readonly Ranged[], { family, first }: AddressRange): Ports =>
  Ports.union(
    rows
      .filter(({ range }) => range.family === family && range.first <= first && first <= range.last)
      .map(({ ports }) => ports),
  );

/** All addresses of a family are the world, whether or not the other family is in it. */
function nameOf(pieces: readonly AddressRange[]): string {
  const left = (family: Family) => without(everyAddress(family), pieces);
  const whole = left(4).length === 0 || left(6).length === 0;
  if (whole) return theWorld;
  const [first, ...more] = joined(pieces).map(shortRange);
  return more.length > 0 ? `${first} and ${more.length} more range${more.length === 1 ? '' : 's'}` : `${first}`;
}

/** `10.0.0.0-10.255.255.255`; an address alone where it is one. */
function shortRange(range: AddressRange): string {
  const text = formatRange(range);
  return range.first === range.last ? text.slice(0, text.indexOf('-')) : text;
}

function joined(pieces: readonly AddressRange[]): readonly AddressRange[] {
  const all: AddressRange[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last && last.family === piece.family && last.last + 1n === piece.first)
      all[all.length - 1] = { ...last, last: piece.last };
    else all.push(piece);
  }
  return all;
}
