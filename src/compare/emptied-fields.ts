import { knownKinds } from '../definitions/custom-kinds.js';
import { isMap, pathOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { isReplaced } from '../graph/hooks.js';
import type { Structural } from '../schema/structural/structural.js';
import type { Change } from './change.js';

/**
 * Fields of custom resources that lose everything they had but stay: server-side apply makes null of a map whose last field it
 * removes, and the API server refuses null where it is not allowed.
 */
export function* emptiedFields(previous: Graph, next: Graph, definitions?: Graph): Iterable<Change> {
  const kindOf = knownKinds(next, definitions);
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
  if (Array.isArray(was) && Array.isArray(is)) yield* emptiedItems(schema, was, is, path);
  if (!isMap(was) || !isMap(is) || schema.isAtomicMap) return;
  if (Object.keys(is).length === 0) {
    if (Object.keys(was).length > 0 && !takesNull(schema) && !keepsDefault(schema, was)) yield path;
    return;
  }
  for (const key of Object.keys(is)) {
    const of = schema.of(key);
    if (of) yield* emptied(of, was[key], is[key], pathOf(path, key));
  }
}

/** Other lists are replaced as a whole, with what is in them as it is written. */
function* emptiedItems(
  schema: Structural,
  was: readonly unknown[],
  is: readonly unknown[],
  path: string,
): Iterable<string> {
  if (schema.listType !== 'map' || !schema.items) return;
  const before = new Map(was.map(item => [schema.keyOf(item), item]));
  for (const [i, item] of is.entries())
    yield* emptied(schema.items, before.get(schema.keyOf(item)), item, `${path}[${i}]`);
}

/** Null is a value of it, or has the default. */
const takesNull = (schema: Structural): boolean => schema.takesNull || schema.default !== undefined;

/** A default that the server has added itself is removed by nobody. */
const keepsDefault = (schema: Structural, was: Readonly<Record<string, unknown>>): boolean =>
  schema.defaults.some(([name]) => !Object.hasOwn(was, name));
