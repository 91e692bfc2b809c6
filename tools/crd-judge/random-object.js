/** Values of any type, to stand where others belong. */
const strangers = [
  ...['', 'a', '5', '1h', '1Gi', 0, 1, -1, 1.5, 3e9, true, null],
  ...[[], {}, ['a', 'a'], [{}], { a: 'b' }, [{ name: 'a' }, { name: 'a' }]],
];
const texts = [
  ...[
    '',
    'a',
    'abc',
    'name-1',
    'Name',
    '5m',
    '1h30m',
    '30s',
    '1d',
    '100m',
    '10.0.0.1',
    '10.0.0.0/8',
    '::1',
    'a/b',
    '/a',
  ],
  ...[
    'http://example.com',
    'example.com',
    '2030-01-31T12:00:00Z',
    '2030-02-31',
    'aGVsbG8=',
    'x'.repeat(300),
    '*',
    'a@b.c',
  ],
  ...['monday', 'Friday', '#1f8a4c', '123e4567-e89b-42d3-a456-426614174000', '00:1b:44:11:3a:b7'],
];

/** A value that a schema mostly allows. */
export function randomObject(schema, random, depth = random.pick([3, 5, 7])) {
  return objectOf(schema, random, depth);
}

function valueBy(schema, random, depth) {
  const { pick, chance } = random;
  if (chance(0.04)) return pick(strangers);
  if (chance(schema.nullable ? 0.2 : 0.02)) return null;
  if (schema['x-kubernetes-int-or-string']) return pick([1, '1', '100m', '1c', 1.5]);
  if (schema.enum && chance(0.9)) return pick(schema.enum);
  switch (schema.type) {
    case 'string':
      return pick(texts);
    case 'integer':
    case 'number':
      return numberOf(schema, random);
    case 'boolean':
      return chance(0.5);
    case 'array':
      return Array.from({ length: depth > 0 ? pick([0, 1, 1, 2, 3]) : 0 }, () =>
        valueBy(schema.items ?? {}, random, depth - 1),
      );
    case 'object':
      return objectOf(schema, random, depth);
    default:
      return pick(strangers);
  }
}

function numberOf({ type, minimum, maximum, multipleOf }, { pick }) {
  const bounds = [minimum, maximum, multipleOf].filter(bound => bound !== undefined);
  const around = bounds.flatMap(bound => [bound - 1, bound, bound + 1]);
  return pick([0, 1, 2, 10, 30, 65536, -1, 2 ** 31, ...around, ...(type === 'number' ? [0.5, 0.75] : [])]);
}

function objectOf(schema, random, depth) {
  const { pick, chance } = random;
  const object = {};
  const names = Object.keys(schema.properties ?? {});
  for (const name of names) {
    const share = schema.required?.includes(name)
      ? 0.95
      : depth > 0
        ? Math.max(0.15, 3 / Math.max(4, names.length))
        : 0;
    if (chance(share)) object[name] = valueBy(schema.properties[name], random, depth - 1);
  }
  if (typeof schema.additionalProperties === 'object') {
    for (const key of ['a', 'b.c/d'])
      if (chance(0.6)) object[key] = valueBy(schema.additionalProperties, random, depth - 1);
  }
  if (chance(0.04)) object[pick(['zzz', 'metadata', 'kind'])] = pick(strangers);
  if (schema['x-kubernetes-embedded-resource'] && chance(0.8)) Object.assign(object, { apiVersion: 'v1', kind: 'Pod' });
  return object;
}
