import { withValue } from './paths.js';

const texts = [
  ...[
    '',
    ' ',
    'a',
    'A',
    '-a',
    'a-',
    'a_b',
    'a.b',
    'a/b',
    'á',
    '/a',
    '../a',
    '..a',
    'a/../b',
    '*',
    '*.a.b',
    'a=b',
    'v1',
    '1',
    '-1',
  ],
  ...['true', 'None', 'TCP', 'Always', '10%', '101%', '5m', '1Gi', '1.5', '10.0.0.1', '10.0.0.1/8', '::1', '300.0.0.1'],
  ...['x'.repeat(63), 'x'.repeat(64), 'x'.repeat(253), 'x'.repeat(254)],
];
const numbers = [-1, 0, 1, 2, 1.5, 100, 101, 512, 3600, 3601, 65535, 65536, 2 ** 31 - 1, 2 ** 31];
const others = [null, [], {}, '', 0, false];

/**
 * Values at the borders of each place of a sound object: those of its kind that it has, and those that it could have by the
 * OpenAPI document of the server.
 * @param {object} object
 * @param {Record<string, any>} schemas of the document, by name
 * @param {any} schema of the object's kind
 * @returns {Generator<{ object: object, path: import('./paths.js').Path }>}
 */
export function* swept(object, schemas, schema) {
  for (const { path, value, schema: of } of placesIn(object, schema, schemas)) {
    for (const other of [...valuesFor(of, value), ...others]) yield { object: withValue(object, path, other), path };
    if (value !== undefined) yield { object: withValue(object, path, undefined), path };
  }
}

/** Names and versions say which kind it is; what the server writes is no part of what it is asked. */
const apart = new Set([
  ...['apiVersion', 'kind', 'status', 'managedFields', 'creationTimestamp', 'deletionTimestamp', 'selfLink'],
  ...['uid', 'resourceVersion', 'generation', 'deletionGracePeriodSeconds'],
]);

function* placesIn(value, schema, schemas, path = []) {
  const { properties = {}, additionalProperties, items } = resolved(schema, schemas);
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* place(item, items, schemas, [...path, i]);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const [key, of] of Object.entries(properties))
    if (!apart.has(key)) yield* place(value[key], of, schemas, [...path, key]);
  if (typeof additionalProperties === 'object')
    for (const [key, of] of Object.entries(value)) yield* place(of, additionalProperties, schemas, [...path, key]);
}

function* place(value, schema, schemas, path) {
  yield { path, value, schema: resolved(schema, schemas) };
  yield* placesIn(value, schema, schemas, path);
}

function resolved(schema = {}, schemas) {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return reference ? resolved(schemas[reference.split('/').at(-1)], schemas) : schema;
}

function valuesFor({ type, enum: allowed = [], oneOf, properties, additionalProperties }, value) {
  if (type === 'string') return [...new Set([...allowed, ...texts])];
  if (type === 'integer' || type === 'number') return numbers;
  if (type === 'boolean') return [true, false];
  if (oneOf) return [...texts, ...numbers];
  if (type === 'array') return Array.isArray(value) ? [[...value, ...value.slice(0, 1)], value.slice(1), [null]] : [];
  if (additionalProperties && !properties) return texts.map(key => ({ ...value, [key]: '1' }));
  return [];
}
