import { systemNeeds } from '../delivery/system-order.js';
import { at, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { waveOf } from '../graph/hooks.js';
import type { GraphObject } from '../graph/object.js';
import { appliedBy } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';
import { systemOf } from './system-of.js';

/**
 * What Argo CD makes of an order between changed systems: a new Application waits for those of earlier waves; those that
 * are there sync as soon as git changes, each by itself.
 */
export function* argoCdOrder(pair: Pair): Iterable<Consequence> {
  const { previous, next } = pair;
  const applications = applicationsOf(next);
  if (applications.size < 2) return;
  const known = applicationsOf(previous);
  const touched = new Map<string, GraphObject>();
  for (const object of appliedBy(pair)) {
    const system = systemOf(object);
    if (applications.has(system) && !touched.has(system)) touched.set(system, object);
  }
  for (const [subject, object] of touched) {
    const others = [...touched.keys()].filter(other => other !== subject);
    const waits = known.has(subject)
      ? []
      : others.filter(other => waveIn(applications, other) < waveIn(applications, subject));
    if (waits.length > 0) {
      const message = `waits for ${listed(waits)}: Argo CD makes its Application when those of earlier waves are healthy`;
      yield { section: 'order', id: 'system-waits', object, subject, message };
    }
    const needed = systemNeeds(next, [])
      .filter(({ before, after }) => after === subject && others.includes(before) && !waits.includes(before))
      .map(({ before }) => before);
    if (needed.length > 0) {
      const message = `needs ${listed(needed)}, and Argo CD syncs each as soon as git changes: it must be good in either order`;
      yield { section: 'order', id: 'system-unordered', object, subject, message };
    }
  }
}

/** The Application of each system: it says which, or syncs the folder of that name. */
const applicationsOf = (graph: Graph): ReadonlyMap<string, GraphObject> =>
  new Map(
    [...graph.ofKind('Application'), ...graph.ofKind('ApplicationSet')]
      .filter(({ group }) => group === 'argoproj.io')
      .map(object => {
        const template = object.kind === 'ApplicationSet' ? ['template', 'spec'] : [];
        const folder = textOf(at(object.manifest, 'spec', ...template, 'source')['path']) ?? '';
        return [object.unit?.delivers ?? folder.split('/').filter(Boolean).at(-1) ?? '', object];
      }),
  );

const waveIn = (applications: ReadonlyMap<string, GraphObject>, system: string): number =>
  waveOf(applications.get(system)!);
