import { textMapOf } from '../graph/fields.js';
import { isReplaced, phaseOf } from '../graph/hooks.js';
import type { GraphObject } from '../graph/object.js';
import { formatObject } from '../problem.js';
import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';

const phases = ['before', 'during', 'after'] as const;

/** What of this change waits for what: objects by phase and wave, where there are several. */
export function* order(pair: Pair): Iterable<Consequence> {
  const { added, changed } = changesOf(pair);
  const hooks = pair.next.objects.filter(object => isReplaced(object) && phaseOf(object) !== 'during');
  const applied = new Set([...added, ...changed.map(({ after }) => after)]);
  if (applied.size === 0) return;
  const steps = new Map<string, GraphObject[]>();
  for (const object of [...applied, ...hooks.filter(hook => !applied.has(hook))]) {
    const key = stepOf(object);
    steps.set(key, [...(steps.get(key) ?? []), object]);
  }
  const sorted = [...steps].sort(([a], [b]) => compare(a, b)).map(([, objects]) => objects);
  for (const [i, objects] of sorted.entries()) {
    const earlier = sorted[i - 1];
    const [object] = objects;
    if (!earlier || !object) continue;
    const others = objects.length > 1 ? `and ${objects.length - 1} more of its wave wait` : 'waits';
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
