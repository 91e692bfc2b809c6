import { at, type Fields, fieldsOf, isMap, listOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { podTemplateOf } from '../graph/pod-template.js';

/** Fields of built-in kinds that may be empty when they are new, and are missing when they are emptied. */
export function* emptiedStructs(before: GraphObject, after: GraphObject): Iterable<string> {
  const [was, is] = [podTemplateOf(before), podTemplateOf(after)];
  if (was && is) yield* emptiedSleeps(was.spec, is.spec, is.path ? `${is.path}.spec` : 'spec');
  if (after.kind !== 'PriorityLevelConfiguration') return;
  const limits = ['spec', 'limited', 'limitResponse'];
  const [old, now] = [before, after].map(({ manifest }) => at(manifest, ...limits)['queuing']);
  if (isEmptied(old, now)) yield [...limits, 'queuing'].join('.');
}

/** A pause of no seconds is one of zero; a hook without its pause has no handler. */
function* emptiedSleeps(was: Fields, is: Fields, path: string): Iterable<string> {
  for (const list of ['containers', 'initContainers']) {
    const before = new Map(listOf(was[list]).map(each => [fieldsOf(each)['name'], each]));
    for (const [i, container] of listOf(is[list]).entries())
      for (const hook of ['preStop', 'postStart']) {
        const [old, now] = [before.get(fieldsOf(container)['name']), container].map(each =>
          at(each, 'lifecycle', hook),
        );
        if (isEmptied(old!['sleep'], now!['sleep'])) yield `${path}.${list}[${i}].lifecycle.${hook}.sleep`;
      }
  }
}

const isEmptied = (was: unknown, is: unknown): boolean =>
  isMap(was) && Object.keys(was).length > 0 && isMap(is) && Object.keys(is).length === 0;
