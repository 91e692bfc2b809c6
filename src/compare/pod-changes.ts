import { isDeepStrictEqual } from 'node:util';
import { at, type Fields, fieldsOf, listOf, textMapOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { isBefore } from '../manifest/kubernetes-version.js';
import type { Change } from './change.js';
import { labelKeys } from './label-keys.js';
import { refusal } from './refusal.js';
import { storedPods } from './stored-pods.js';

const message = 'cannot change, and does: the API server refuses the Pod';

/**
 * Changes of a Pod that no controller makes: of its spec only images, a shorter deadline and more tolerations are taken
 * (k8s.io/kubernetes/pkg/apis/core/validation, ValidatePodUpdate), and more about its node while gates hold it back.
 */
export function* podChanges(before: GraphObject, after: GraphObject, kubernetes?: string): Iterable<Change> {
  if (after.kind !== 'Pod') return;
  const [was, is] = storedPods(before, after);
  const isGated = listOf(was['schedulingGates']).length > 0;
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const isTaken = taken[field] ?? (isGated ? whileGated[field] : undefined) ?? isDeepStrictEqual;
    if (!isTaken(was[field], is[field])) yield refusal(after, `spec.${field}`, message);
  }
  if (kubernetes !== undefined) yield* mergedKeys(before, after, kubernetes);
}

type IsTaken = (was: unknown, is: unknown) => boolean;

const taken: Readonly<Record<string, IsTaken>> = {
  tolerations: (was, is) =>
    listOf(was).every(each => listOf(is).some(other => isDeepStrictEqual(lasting(each), lasting(other)))),
  activeDeadlineSeconds: (was, is) => was === undefined || (typeof is === 'number' && is <= Number(was)),
  schedulingGates: (was, is) =>
    listOf(is).every(gate => listOf(was).some(other => fieldsOf(other)['name'] === fieldsOf(gate)['name'])),
  terminationGracePeriodSeconds: (was, is) => was === is || (Number(was) < 0 && is === 1),
};

const whileGated: Readonly<Record<string, IsTaken>> = {
  nodeSelector: (was, is) => Object.entries(textMapOf(was)).every(([key, value]) => textMapOf(is)[key] === value),
  affinity(was, is) {
    const [{ nodeAffinity: old, ...others }, { nodeAffinity: now, ...rest }] = [fieldsOf(was), fieldsOf(is)];
    if (old === undefined && now === undefined) return isDeepStrictEqual(was, is);
    return isNarrowed(termsOf(old), termsOf(now)) && isDeepStrictEqual(others, rest);
  },
};

/**
 * The API server adds the keys of a Pod's labels to the selector beside them when it makes the Pod, and then takes the same
 * manifest for a change of it.
 */
function* mergedKeys(before: GraphObject, after: GraphObject, kubernetes: string): Iterable<Change> {
  const labels = at(before.manifest, 'metadata', 'labels');
  for (const { path, since, keys } of labelKeys(at(after.manifest, 'spec'))) {
    const key = keys.find(each => Object.hasOwn(labels, each));
    if (key === undefined || isBefore(kubernetes, since)) continue;
    const merged = `has "${key}", which the API server has added to the selector of the Pod as it was made: it refuses to apply the Pod again`;
    yield refusal(after, path, merged);
  }
}

/** How long a toleration lasts may change. */
const lasting = (toleration: unknown) => ({ ...fieldsOf(toleration), tolerationSeconds: undefined });

const termsOf = (nodeAffinity: unknown): readonly unknown[] =>
  listOf(at(nodeAffinity, 'requiredDuringSchedulingIgnoredDuringExecution')['nodeSelectorTerms']);

/** Where there are terms, each that says something may get more at its end, and there are never others. */
const isNarrowed = (was: readonly unknown[], is: readonly unknown[]): boolean =>
  was.length === 0 || (was.length === is.length && was.every((term, i) => isLonger(fieldsOf(term), fieldsOf(is[i]))));

function isLonger(was: Fields, is: Fields): boolean {
  const fields = ['matchExpressions', 'matchFields'];
  if (fields.every(field => listOf(was[field]).length === 0)) return isDeepStrictEqual(was, is);
  return fields.every(field => {
    const old = listOf(was[field]);
    return isDeepStrictEqual(old, listOf(is[field]).slice(0, old.length));
  });
}
