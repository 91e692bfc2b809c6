import { randomObject } from './random-object.js';

const fieldNames = ['a', 'b', 'c', 'name', 'size'];
const formats = [
  'date-time',
  'date',
  'ipv4',
  'ipv6',
  'cidr',
  'uri',
  'email',
  'uuid',
  'byte',
  'duration',
  'mac',
  'hostname',
  'unheard-of',
];
const patterns = ['^[a-z]+$', '(?i)^name', '^((?i)mon|fri)day$', '^[0-9]+m?$'];

/** A definition whose schema uses all that structural schemas may have. */
export function randomDefinition(kind, random) {
  const spec = objectSchema(random, 3);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.toLowerCase()}s.example.com` },
    spec: {
      group: 'example.com',
      names: { kind, plural: `${kind.toLowerCase()}s` },
      scope: 'Namespaced',
      versions: [
        {
          ...{ name: 'v1', served: true, storage: true },
          schema: {
            openAPIV3Schema: { type: 'object', properties: { spec }, ...some(random, 0.5, { required: ['spec'] }) },
          },
        },
      ],
    },
  };
}

const some = ({ chance }, share, part) => (chance(share) ? part : {});

function schemaOf(random, depth) {
  const { pick, chance } = random;
  const type = pick([
    'string',
    'integer',
    'number',
    'boolean',
    'quantity',
    'open',
    'array',
    'array',
    'object',
    'object',
  ]);
  const schema =
    type === 'quantity'
      ? { 'x-kubernetes-int-or-string': true, ...some(random, 0.5, { pattern: pick(patterns) }) }
      : type === 'open'
        ? { 'x-kubernetes-preserve-unknown-fields': true }
        : type === 'array' && depth > 0
          ? listSchema(random, depth)
          : type === 'object' && depth > 0
            ? objectSchema(random, depth)
            : scalarSchema(random, ['array', 'object'].includes(type) ? 'string' : type);
  if (chance(0.15)) schema.nullable = true;
  return chance(0.15) && schema.type ? withDefault(schema, random) : schema;
}

/** The API server refuses a definition whose default is not valid, so only plain ones are tried. */
function withDefault(schema, { pick }) {
  const plain = { boolean: true, array: [], object: {} }[schema.type];
  const needs =
    schema.required ||
    schema.minItems ||
    schema.minProperties ||
    schema['x-kubernetes-embedded-resource'] ||
    schema.allOf ||
    schema.anyOf ||
    schema.oneOf ||
    schema.not;
  return plain === undefined || needs ? schema : { ...schema, default: pick([plain]) };
}

function scalarSchema(random, type) {
  const { pick } = random;
  const bounds = { minimum: pick([0, 1, 5]), maximum: pick([10, 30]) };
  switch (type) {
    case 'string':
      return {
        type,
        ...some(random, 0.2, { enum: ['a', 'abc', 'Name'] }),
        ...some(random, 0.3, { format: pick(formats) }),
        ...some(random, 0.2, { pattern: pick(patterns) }),
        ...some(random, 0.2, { minLength: 1, maxLength: pick([3, 253]) }),
      };
    case 'integer':
    case 'number':
      return {
        type,
        ...some(random, 0.3, { format: type === 'integer' ? pick(['int32', 'int64']) : pick(['float', 'double']) }),
        ...some(random, 0.4, bounds),
        ...some(random, 0.2, { ...bounds, exclusiveMinimum: true, exclusiveMaximum: true }),
        ...some(random, 0.2, { multipleOf: pick([2, 5]) }),
      };
    default:
      return { type };
  }
}

function listSchema(random, depth) {
  const { pick, chance } = random;
  const items = schemaOf(random, depth - 1);
  const list = { type: 'array', items, ...some(random, 0.3, { minItems: 1, maxItems: pick([1, 2]) }) };
  if (chance(0.3)) return { ...list, items: { type: 'string' }, 'x-kubernetes-list-type': 'set' };
  if (chance(0.3)) {
    const properties = {
      name: { type: 'string' },
      size: { type: 'integer', default: 1 },
      a: schemaOf(random, depth - 1),
    };
    const keys = pick([['name'], ['name', 'size']]);
    const item = { type: 'object', properties, required: ['name'] };
    return { ...list, items: item, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys };
  }
  return list;
}

function objectSchema(random, depth) {
  const { pick, chance } = random;
  if (chance(0.2)) return { type: 'object', additionalProperties: schemaOf(random, depth - 1), ...sizes(random) };
  const names = fieldNames.filter(() => chance(0.6));
  const properties = Object.fromEntries(names.map(name => [name, schemaOf(random, depth - 1)]));
  return {
    type: 'object',
    properties,
    ...(names.length > 0 && some(random, 0.4, { required: [pick(names)] })),
    ...sizes(random),
    ...some(random, 0.15, { 'x-kubernetes-preserve-unknown-fields': true }),
    ...some(random, 0.1, { 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true }),
    ...(names.length > 1 && some(random, 0.35, alternatives(names, properties, random))),
  };
}

const sizes = random => some(random, 0.15, { minProperties: 1, maxProperties: random.pick([1, 3]) });

function alternatives(names, properties, random) {
  const { pick } = random;
  const requires = () => ({ required: [pick(names)] });
  const looks = name => ({ properties: { [name]: { enum: [randomObject({ properties }, random, 1)[name] ?? 'a'] } } });
  const part = () => pick([requires(), requires(), looks(pick(names))]);
  return pick([
    { oneOf: [requires(), requires()] },
    { anyOf: [part(), part()] },
    { allOf: [part()] },
    { not: part() },
    { not: { required: [names[0], names[1]] } },
    { anyOf: [{ not: requires() }, { allOf: [requires(), part()] }] },
  ]);
}
