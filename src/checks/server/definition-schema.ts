import { at, fieldsOf, isGiven, isMap, listOf, textOf } from '../../graph/fields.js';
import { patternFault } from '../../schema/pattern-fault.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';
import { notOneOf } from './values.js';

/** Where a schema is: of the whole object, of a field or item, or one that only narrows another down. */
type Level = 'root' | 'field' | 'nested';

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const unsupported = ['$ref', 'definitions', 'dependencies', 'patternProperties', 'additionalItems', 'id'];
/** What only the schema of a field may say, not one that narrows it down. */
const structural = ['type', 'default', 'title', 'description', 'nullable', 'additionalProperties'];
const extensions = [
  'preserve-unknown-fields',
  'embedded-resource',
  'int-or-string',
  'list-map-keys',
  'list-type',
  'map-type',
];

/** Refusals in a schema, which must be structural, and in those in it. */
export function* schemaRefusals(path: string, schema: Record<string, unknown>, level: Level): Iterable<Refusal> {
  if (level === 'nested') yield* nestedRefusals(path, schema);
  else yield* typeRefusals(path, schema, level);
  yield* notOneOf(`${path}.type`, schema['type'], types);
  for (const field of unsupported) if (isGiven(schema[field])) yield [`${path}.${field}`, 'is not supported'];
  if (schema['uniqueItems'] === true) yield [`${path}.uniqueItems`, 'is true; use x-kubernetes-list-type: set'];
  const wrong = patternFault(textOf(schema['pattern']) ?? '');
  if (wrong) yield [`${path}.pattern`, `${quoted(schema['pattern'])} is not a regular expression: ${wrong}`];
  yield* ruleRefusals(`${path}.x-kubernetes-validations`, schema['x-kubernetes-validations']);
  yield* innerRefusals(path, schema, level);
}

function* typeRefusals(path: string, schema: Record<string, unknown>, level: Level): Iterable<Refusal> {
  const { type, properties, additionalProperties, nullable, items } = schema;
  const free = schema['x-kubernetes-preserve-unknown-fields'];
  const isEither = schema['x-kubernetes-int-or-string'] === true;
  if (!type && !isEither && (free !== true || level === 'root'))
    yield [`${path}.type`, `is missing; allowed is ${types.join(', ')}`];
  if (level === 'root' && type && type !== 'object')
    yield [`${path}.type`, `is ${quoted(type)}; the root is an object`];
  if (level === 'root' && nullable === true) yield [`${path}.nullable`, 'is true; an object is never null'];
  if (level === 'root' && isGiven(additionalProperties)) yield [`${path}.additionalProperties`, 'is set at the root'];
  if (free === false) yield [`${path}.x-kubernetes-preserve-unknown-fields`, 'is false; allowed is true, or remove it'];
  if (isMap(properties) && Object.keys(properties).length > 0 && isGiven(additionalProperties))
    yield [`${path}.additionalProperties`, 'is set beside properties; allowed is one of them'];
  if (additionalProperties === false)
    yield [`${path}.additionalProperties`, 'is false; unknown fields are removed anyway'];
  if (type === 'array' && !isMap(items)) yield [`${path}.items`, 'is missing; an array has a schema of its items'];
  if (schema['x-kubernetes-embedded-resource'] === true && type !== 'object')
    yield [`${path}.type`, `is ${quoted(type)}; an embedded resource is an object`];
  yield* listRefusals(path, schema);
}

function* listRefusals(path: string, schema: Record<string, unknown>): Iterable<Refusal> {
  const { type, items } = schema;
  const [list, map] = [schema['x-kubernetes-list-type'], schema['x-kubernetes-map-type']];
  yield* notOneOf(`${path}.x-kubernetes-list-type`, list, ['atomic', 'map', 'set']);
  yield* notOneOf(`${path}.x-kubernetes-map-type`, map, ['atomic', 'granular']);
  if (isGiven(list) && type !== 'array') yield [`${path}.x-kubernetes-list-type`, 'is set on what is not an array'];
  if (isGiven(map) && type !== 'object') yield [`${path}.x-kubernetes-map-type`, 'is set on what is not an object'];
  const keys = listOf(schema['x-kubernetes-list-map-keys']);
  if (keys.length > 0 !== (list === 'map'))
    yield [
      `${path}.x-kubernetes-list-map-keys`,
      list === 'map' ? 'is missing; a list of type map has keys' : 'is set on a list that is not of type map',
    ];
  if (list !== 'map' || !isMap(items)) return;
  if (items['type'] !== 'object') yield [`${path}.items.type`, 'is not object; items with keys are objects'];
  for (const key of keys.map(String)) {
    const property = at(items, 'properties')[key];
    if (!isMap(property)) yield [`${path}.x-kubernetes-list-map-keys`, `${quoted(key)} is not a property of the items`];
    else if (!isGiven(property['default']) && !listOf(items['required']).includes(key))
      yield [
        `${path}.items.properties["${key}"].default`,
        `is missing; the key ${quoted(key)} is neither required nor has a default`,
      ];
  }
}

function* nestedRefusals(path: string, schema: Record<string, unknown>): Iterable<Refusal> {
  for (const field of structural) {
    const isEither = field === 'type' && /\.anyOf\[[01]\]$/.test(path);
    if (isGiven(schema[field]) && schema[field] !== false && schema[field] !== '' && !isEither)
      yield [`${path}.${field}`, 'is set; a schema below allOf, anyOf, oneOf or not only narrows another down'];
  }
  for (const name of extensions) {
    const field = `x-kubernetes-${name}`;
    if (isGiven(schema[field]) && schema[field] !== false)
      yield [`${path}.${field}`, 'is set where a schema only narrows another down'];
  }
}

function* ruleRefusals(path: string, rules: unknown): Iterable<Refusal> {
  const seen = new Set<unknown>();
  for (const [i, { rule, message, messageExpression }] of listOf(rules).map(fieldsOf).entries()) {
    const place = `${path}[${i}]`;
    if (textOf(rule)?.trim() === '') yield [`${place}.rule`, 'is empty; write an expression'];
    if (seen.has(rule)) yield [place, 'has the rule of another entry; server-side apply merges the list by it'];
    seen.add(rule);
    if (textOf(message)?.includes('\n')) yield [`${place}.message`, 'has line breaks'];
    if (textOf(rule)?.trim().includes('\n') && !message && !messageExpression)
      yield [`${place}.message`, 'is missing; a rule of several lines needs one'];
  }
}

function* innerRefusals(path: string, schema: Record<string, unknown>, level: Level): Iterable<Refusal> {
  const inner: Level = level === 'nested' ? 'nested' : 'field';
  const { properties, items, additionalProperties, not } = schema;
  for (const [name, of] of Object.entries(fieldsOf(properties)))
    if (isMap(of)) yield* schemaRefusals(`${path}.properties["${name}"]`, of, inner);
  if (isMap(items)) yield* schemaRefusals(`${path}.items`, items, inner);
  if (isMap(additionalProperties)) yield* schemaRefusals(`${path}.additionalProperties`, additionalProperties, inner);
  for (const field of ['allOf', 'anyOf', 'oneOf'])
    for (const [i, of] of listOf(schema[field]).entries())
      if (isMap(of)) yield* schemaRefusals(`${path}.${field}[${i}]`, of, 'nested');
  if (isMap(not)) yield* schemaRefusals(`${path}.not`, not, 'nested');
}
