import { connectionDifferences, type Difference } from '../connectivity/differences.js';
import { connectionFacts } from '../connectivity/facts.js';
import type { Ports } from '../connectivity/ports.js';
import { workloadsOf } from '../connectivity/workloads.js';
import { append } from '../graph/append.js';
import { equal } from '../graph/equal.js';
import type { GraphObject } from '../graph/object.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';

/** Connections that open or close, one line for each workload and set of ports. */
export function* connections(pair: Pair): Iterable<Consequence> {
  const { previous, next } = pair;
  if (equal(connectionFacts(previous), connectionFacts(next))) return;
  const workloads = new Map([previous, next].flatMap(workloadsOf).map(({ id, object }) => [id, object]));
  const differences = connectionDifferences(previous, next);
  yield* lines(differences, 'opened', workloads);
  yield* lines(differences, 'closed', workloads);
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
    const names = listed([...others].sort(worldFirst).map(nameOf));
    const message = isTarget ? `${can} be reached by ${names}: ${ports}` : `${can} reach ${names}: ${ports}`;
    yield { section, id: `connection-${way}`, object, message };
  }
}

const worldFirst = (a: string, b: string): number =>
  Number(b === 'the world') - Number(a === 'the world') || (a < b ? -1 : a > b ? 1 : 0);

/** `{ingress-controller}` in words. */
const nameOf = (end: string): string => (end === '{ingress-controller}' ? 'the ingress controller' : end);
