import { knownKinds } from '../definitions/custom-kinds.js';
import { type Fields, isMap, pathOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { isReplaced } from '../graph/hooks.js';
import type { Structural } from '../schema/structural/structural.js';
import type { Change } from './change.js';
import { emptiedStructs } from './emptied-structs.js';

/**
 * Fields that lose everything they had but stay: server-side apply makes null of a map whose last field it removes, and the API
 * server refuses null where a custom resource does not allow it, and where a built-in kind needs a value.
 */
export function* emptiedFields(previous: Graph, next: Graph, definitions?: Graph): Iterable<Change> {
  const kindOf = knownKinds(next, definitions);
  for (const object of next.objects) {
    const before = previous.get(object.group, object.kind, object.namespace, object.name);
    if (!before || before.manifest === object.manifest || isReplaced(object)) continue;
    const kind = kindOf(object);
    const message = 'is emptied, and server-side apply makes null of it: the API server refuses the object';
    const way = 'Remove the field instead of emptying it.';
    const hint = kind?.hint(way) ?? way;
    const paths = kind?.schema
      ? emptiedBy(kind.schema, before.manifest, object.manifest)
      : emptiedStructs(before, object);
    for (const path of paths) yield { id: 'transition-refused', object, path, message, hint };
  }
}

function* emptiedBy(schema: Structural, was: Fields, is: Fields): Iterable<string> {
  for (const [field, of] of schema.fields)
    if (!['apiVersion', 'kind', 'metadata', 'status'].includes(field)) yield* emptied(of, was[field], is[field], field);
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
