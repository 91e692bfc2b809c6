import { type Difference, theWorld } from '../connectivity/differences.js';
import { Ports } from '../connectivity/ports.js';
import { append } from '../graph/append.js';
import type { GraphObject } from '../graph/object.js';
import type { Consequence } from './consequence.js';
import { endsListed } from './ends.js';
import { counted } from './lists.js';

/** Who is at the other end, and on which ports. */
interface Opened {
  readonly other: string;
  readonly ports: Ports;
}

/** Lines for each direction of one workload; what is left is one more line. */
const most = 8;

/**
 * Connections of workloads that the previous graph does not have, as lines of the new workload: one for each set of
 * ports. The called one has the line between two new ones; where all are new, what they do among themselves has none.
 * @param fresh the new workloads by the names of the ends
 */
export function* ofNewWorkloads(
  differences: readonly Difference[],
  fresh: ReadonlyMap<string, GraphObject>,
  isFirst: boolean,
): Iterable<Consequence> {
  const [into, outOf] = [new Map<string, Opened[]>(), new Map<string, Opened[]>()];
  for (const { source, target, opened: ports } of differences) {
    if (ports.isEmpty || (isFirst && fresh.has(source) && fresh.has(target))) continue;
    if (fresh.has(target)) append(into, target, { other: source, ports });
    else if (fresh.has(source)) append(outOf, source, { other: target, ports });
  }
  for (const [end, object] of fresh) {
    for (const what of said(into.get(end) ?? [], outOf.get(end) ?? []))
      yield { section: 'exposed', id: 'connection-opened', object, message: `is new, and can ${what}` };
  }
}

function* said(into: readonly Opened[], outOf: readonly Opened[]): Iterable<string> {
  const [isReached, reaches] = [isUnlimited(into), isUnlimited(outOf)];
  if (isReached && reaches) yield `be reached by the world and reach it: ${Ports.all}`;
  else {
    yield* isReached ? [`be reached by the world: ${Ports.all}`] : byPorts('be reached by', into);
    yield* reaches ? [`reach the world: ${Ports.all}`] : byPorts('reach', outOf);
  }
}

/** All that the world may do, every pod may do that its own policies let out. */
const isUnlimited = (opened: readonly Opened[]): boolean =>
  opened.some(({ other, ports }) => other === theWorld && ports.isAll);

function* byPorts(verb: string, opened: readonly Opened[]): Iterable<string> {
  const found = new Map<string, Opened[]>();
  for (const each of opened) append(found, `${each.ports}`, each);
  const groups = [...found.values()];
  const shown = groups.length > most ? groups.slice(0, most - 1) : groups;
  for (const [first, ...more] of shown)
    if (first) yield `${verb} ${endsListed([first, ...more].map(({ other }) => other))}: ${first.ports}`;
  const rest = groups.slice(shown.length).flat();
  if (rest.length > 0) {
    const ends = new Set(rest.map(({ other }) => other));
    yield `${verb} ${counted(ends.size, 'more end')}: ${Ports.union(rest.map(({ ports }) => ports))}`;
  }
}
