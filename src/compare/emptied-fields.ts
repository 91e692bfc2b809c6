import { definedKinds } from '../definitions/custom-kinds.js';
import { isMap, pathOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { isReplaced } from '../graph/hooks.js';
import type { Structural } from '../schema/structural/structural.js';
import type { Change } from './change.js';

/**
 * Fields of custom resources that lose everything they had but stay: server-side apply makes null of them, and the API server
 * refuses null where it is not allowed. Only of definitions that the cluster has: the tables do not say which maps are replaced
 * as a whole.
 */
export function* emptiedFields(previous: Graph, next: Graph, definitions?: Graph): Iterable<Change> {
  const kindOf = definedKinds(next, definitions);
  for (const object of next.objects) {
    const before = previous.get(object.group, object.kind, object.namespace, object.name);
    const kind = before && before.manifest !== object.manifest && !isReplaced(object) ? kindOf(object) : undefined;
    if (!before || !kind?.schema) continue;
    for (const [field, schema] of kind.schema.fields) {
      if (['apiVersion', 'kind', 'metadata', 'status'].includes(field)) continue;
      for (const path of emptied(schema, before.manifest[field], object.manifest[field], field)) {
        const message = 'is emptied, and server-side apply makes null of it: the API server refuses the object';
        const hint = kind.hint('Remove the field instead of emptying it.');
        yield { id: 'transition-refused', object, path, message, hint };
      }
    }
  }
}

function* emptied(schema: Structural, was: unknown, is: unknown, path: string): Iterable<string> {
  if (!isMap(was) || !isMap(is) || schema.schema['x-kubernetes-map-type'] === 'atomic') return;
  if (Object.keys(was).length > 0 && Object.keys(is).length === 0) {
    // What the server has added itself stays.
    const mustBeThere = !schema.nullable && schema.default === undefined;
    if (mustBeThere && schema.defaults.length === 0) yield path;
    return;
  }
  for (const key of Object.keys(is)) {
    const of = schema.of(key);
    if (of) yield* emptied(of, was[key], is[key], pathOf(path, key));
  }
}
