import { append } from '../graph/append.js';
import { textMapOf } from '../graph/fields.js';
import { isReplaced, phaseOf } from '../graph/hooks.js';
import type { GraphObject } from '../graph/object.js';
import { formatObject } from '../problem.js';
import { appliedBy } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';
import { systemOf } from './system-of.js';

const phases = ['before', 'during', 'after'] as const;

/** What of this change waits for what: the objects of each system by phase and wave, where there are several. */
export function* order(pair: Pair): Iterable<Consequence> {
  const applied = appliedBy(pair);
  const systems = new Map<string, Set<GraphObject>>();
  for (const object of applied) {
    const own = systems.get(systemOf(object)) ?? new Set();
    systems.set(systemOf(object), own.add(object));
  }
  for (const hook of pair.next.objects) {
    if (isReplaced(hook) && phaseOf(hook) !== 'during') systems.get(systemOf(hook))?.add(hook);
  }
  for (const objects of systems.values()) yield* waits([...objects]);
}

function* waits(objects: readonly GraphObject[]): Iterable<Consequence> {
  const steps = new Map<string, GraphObject[]>();
  for (const object of objects) append(steps, stepOf(object), object);
  const sorted = [...steps].sort(([a], [b]) => compare(a, b)).map(([, own]) => own);
  for (const [i, own] of sorted.entries()) {
    const earlier = sorted[i - 1];
    const [object] = own;
    if (!earlier || !object) continue;
    const others = own.length > 1 ? `and ${own.length - 1} more of its wave wait` : 'waits';
    yield { section: 'order', id: 'waits', object, message: `${others} for ${listed(earlier.map(formatObject))}` };
  }
}

const stepOf = (object: GraphObject): string => JSON.stringify([phases.indexOf(phaseOf(object)), waveOf(object)]);

const waveOf = ({ manifest }: GraphObject): number =>
  Number(/^[-+]?\d+$/.exec(textMapOf(manifest.metadata.annotations)['argocd.argoproj.io/sync-wave'] ?? '0')?.[0] ?? 0);

function compare(a: string, b: string): number {
  const [phaseA = 0, waveA = 0] = JSON.parse(a) as readonly number[];
  const [phaseB = 0, waveB = 0] = JSON.parse(b) as readonly number[];
  return phaseA - phaseB || waveA - waveB;
}
