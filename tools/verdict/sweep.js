import { valueAt, withValue } from './paths.js';

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
 * @typedef {'text' | 'number' | 'boolean' | 'number or text' | 'list' | 'texts by key' | 'other'} Sort of values of a place
 * @typedef {object} Place of a sound object, which has a value or could have one
 * @property {import('./paths.js').Path} path
 * @property {Sort} sort
 * @property {readonly string[]} known texts that the document of the server names
 */

/**
 * Values at the borders of each place of a sound object: those of its sort that it has, and those that it could have by the
 * OpenAPI document of the server.
 * @param {object} object
 * @param {Record<string, any>} schemas of the document, by name
 * @param {any} schema of the object's kind
 * @param {(path: import('./paths.js').Path) => boolean} [isApart] places that are left out
 * @returns {Generator<{ object: object, place: Place, value: string }>} with the name of the value
 */
export function* swept(object, schemas, schema, isApart = () => false) {
  for (const { path, schema: of } of placesIn(object, schema, schemas)) {
    if (isApart(path)) continue;
    const place = { path, sort: sortOf(of), known: of.enum ?? [] };
    for (const [name, value] of borders(place, valueAt(object, path)))
      yield { object: withValue(object, path, value), place, value: name };
  }
}

/**
 * What is tried at a place, by name: 'removed' means without a value.
 * @param {Pick<Place, 'sort' | 'known'>} place
 * @param {unknown} value that is there
 * @returns {ReadonlyMap<string, unknown>}
 */
export function borders({ sort, known }, value) {
  const all = [...valuesFor(sort, known, value), ...others].map(each => [nameOf(each), each]);
  return new Map(value === undefined ? all : [...all, ['removed', undefined]]);
}

const nameOf = value => JSON.stringify(value).replaceAll(/x{50,}/g, ({ length }) => `x*${length}`);

function valuesFor(sort, known, value) {
  switch (sort) {
    case 'text':
      return [...known, ...texts];
    case 'number':
      return numbers;
    case 'boolean':
      return [true, false];
    case 'number or text':
      return [...texts, ...numbers];
    case 'list':
      return Array.isArray(value) ? [[...value, ...value.slice(0, 1)], value.slice(1), [null]] : [];
    case 'texts by key':
      return texts.map(key => ({ ...value, [key]: '1' }));
    default:
      return [];
  }
}

function sortOf({ type, oneOf, properties, additionalProperties }) {
  if (type === 'string') return 'text';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'boolean';
  if (oneOf) return 'number or text';
  if (type === 'array') return 'list';
  return additionalProperties && !properties ? 'texts by key' : 'other';
}

/** Names and versions say which kind it is; what the server writes is not part of what it is asked. */
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
  yield { path, schema: resolved(schema, schemas) };
  yield* placesIn(value, schema, schemas, path);
}

function resolved(schema = {}, schemas) {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return reference ? resolved(schemas[reference.split('/').at(-1)], schemas) : schema;
}
