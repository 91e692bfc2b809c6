import { connectionDifferences, type Difference } from '../connectivity/differences.js';
import { connectionFacts } from '../connectivity/facts.js';
import type { Ports } from '../connectivity/ports.js';
import { workloadsOf } from '../connectivity/workloads.js';
import { append } from '../graph/append.js';
import { equal } from '../graph/equal.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { endsListed } from './ends.js';
import { ofNewWorkloads } from './new-workloads.js';

/** Connections that open or close, one line for each workload and set of ports. */
export function* connections(pair: Pair): Iterable<Consequence> {
  const { previous, next } = pair;
  if (equal(connectionFacts(previous), connectionFacts(next))) return;
  const renamed = renamedIn(pair);
  const [was, is] = [objectsOf(previous, renamed), objectsOf(next)];
  const isNew = (end: string) => is.has(end) && !was.has(end);
  const isGone = (end: string) => was.has(end) && !is.has(end);
  const stays = ({ source, target }: Difference) => ![source, target].some(end => isNew(end) || isGone(end));
  const differences = connectionDifferences(previous, next, renamed);
  const kept = differences.filter(stays);
  yield* lines(kept, 'opened', is);
  yield* lines(kept, 'closed', is);
  yield* ofNewWorkloads(differences, new Map([...is].filter(([end]) => isNew(end))), was.size === 0);
}

/** The workloads of a graph under the names that they have in the next one. */
const objectsOf = (graph: Graph, renamed: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, GraphObject> =>
  new Map(workloadsOf(graph).map(({ id, object }) => [renamed.get(id) ?? id, object]));

function renamedIn(pair: Pair): ReadonlyMap<string, string> {
  const [was, is] = [pair.previous, pair.next].map(
    graph => new Map(workloadsOf(graph).map(({ object, id }) => [object, id])),
  );
  return new Map(
    changesOf(pair).renamed.flatMap(({ before, after }) => {
      const [from, to] = [was?.get(before), is?.get(after)];
      return from === undefined || to === undefined ? [] : [[from, to] as const];
    }),
  );
}

interface Line {
  readonly object: GraphObject;
  readonly ports: Ports;
  readonly isTarget: boolean;
  readonly others: string[];
}

function* lines(
  differences: readonly Difference[],
  way: 'opened' | 'closed',
  workloads: ReadonlyMap<string, GraphObject>,
): Iterable<Consequence> {
  const found = new Map<string, Line[]>();
  for (const difference of differences) {
    const { source, target, [way]: ports } = difference;
    const isTarget = workloads.has(target);
    const end = isTarget ? target : source;
    const object = workloads.get(end);
    if (ports.isEmpty || !object) continue;
    const key = JSON.stringify([end, isTarget, `${ports}`]);
    const [line] = found.get(key) ?? [];
    if (line) line.others.push(isTarget ? source : target);
    else append(found, key, { object, ports, isTarget, others: [isTarget ? source : target] });
  }
  const section = way === 'opened' ? 'exposed' : 'closed';
  for (const { object, ports, isTarget, others } of [...found.values()].flat()) {
    const can = way === 'opened' ? 'can now' : 'can no longer';
    const names = endsListed(others);
    const message = isTarget ? `${can} be reached by ${names}: ${ports}` : `${can} reach ${names}: ${ports}`;
    yield { section, id: `connection-${way}`, object, message };
  }
}
