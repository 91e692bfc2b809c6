import { at, type Fields, fieldsOf, listOf, textOf } from '../graph/fields.js';

interface LabelKeys {
  readonly path: string;
  /** The version of Kubernetes from which on the API server adds them to the selector. */
  readonly since: string;
  readonly keys: readonly string[];
}

/** Where a pod names keys of its own labels that become part of a selector. */
export function* labelKeys(spec: Fields): Iterable<LabelKeys> {
  for (const [i, constraint] of listOf(spec['topologySpreadConstraints']).entries())
    yield* keysIn(constraint, `spec.topologySpreadConstraints[${i}]`, '1.34');
  for (const affinity of ['podAffinity', 'podAntiAffinity']) {
    const {
      requiredDuringSchedulingIgnoredDuringExecution: terms,
      preferredDuringSchedulingIgnoredDuringExecution: wishes,
    } = at(spec, 'affinity', affinity);
    const path = `spec.affinity.${affinity}`;
    for (const [i, term] of listOf(terms).entries())
      yield* keysIn(term, `${path}.requiredDuringSchedulingIgnoredDuringExecution[${i}]`, '1.31');
    for (const [i, wish] of listOf(wishes).entries()) {
      const of = `${path}.preferredDuringSchedulingIgnoredDuringExecution[${i}].podAffinityTerm`;
      yield* keysIn(fieldsOf(wish)['podAffinityTerm'], of, '1.31');
    }
  }
}

function* keysIn(value: unknown, path: string, since: string): Iterable<LabelKeys> {
  const stated = new Set(listOf(at(value, 'labelSelector')['matchExpressions']).map(each => fieldsOf(each)['key']));
  for (const field of ['matchLabelKeys', 'mismatchLabelKeys']) {
    const keys = listOf(fieldsOf(value)[field]).flatMap(each => textOf(each) ?? []);
    yield { path: `${path}.${field}`, since, keys: keys.filter(key => !stated.has(key)) };
  }
}
