import { definition, imported, moduleOf, put, version, withSpec } from './definitions.js';

test('values of an enum are types, whatever they are, and each once', () => {
  const text = withSpec({
    type: 'object',
    properties: {
      operator: { type: 'string', enum: ['=', '!=', '>=', '=', ''] },
      mode: { type: 'string', enum: ['A', 'a', 'with "quotes"'] },
      level: { type: 'integer', enum: [1, 2] },
      usages: { enum: [['digital', 'key'], []] },
    },
  });
  expect(text).toContain('readonly operator?: "=" | "!=" | ">=" | "" | undefined;');
  expect(text).toContain('readonly mode?: "A" | "a" | "with \\"quotes\\"" | undefined;');
  expect(text).toContain('readonly level?: 1 | 2 | undefined;');
  expect(text).toContain('readonly usages?: readonly ["digital", "key"] | readonly [] | undefined;');
});

test('schemas that other generators stop at', () => {
  const text = withSpec({
    properties: {
      port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
      items: { type: 'array' },
      mixed: { type: 'string', properties: { inner: { type: 'string' } } },
      free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      matrix: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
      nothing: {},
      maybe: { type: 'string', nullable: true },
      '$ref-x': { type: 'object', properties: { '2fa': { type: 'boolean' } } },
    },
  });
  for (const line of [
    'port?: number | string | undefined',
    'items?: readonly unknown[] | undefined',
    'free?: Readonly<Record<string, unknown>> | undefined',
    'labels?: Readonly<Record<string, string>> | undefined',
    'matrix?: readonly (readonly number[])[] | undefined',
    'nothing?: unknown | undefined',
    'maybe?: string | null | undefined',
    '"$ref-x"?: ThingSpecRefX | undefined',
    '"2fa"?: boolean | undefined',
  ])
    expect(text).toContain(`readonly ${line};`);
});

test('a description is a comment, whatever is in it; limits and defaults stand with it', () => {
  const text = withSpec({
    type: 'object',
    required: ['name', 'size'],
    properties: {
      name: { type: 'string', pattern: '^[a-z]*/[0-9]+$', description: 'Ends */ here: of an object. More info' },
      size: { type: 'integer', minimum: 1, default: 3 },
    },
  });
  expect(text).toContain('Ends *\\/ here: of an object. More info');
  expect(text).toContain('@pattern ^[a-z]*\\/[0-9]+$');
  expect(text).toMatch(/@minimum 1\n {3}\* @default 3\n {3}\*\/\n {2}readonly size\?: number/);
  expect(text).toMatch(/readonly name: string;/);
});

test('two types of one name are distinguished, and a kind may be named after a class of cdk8s', () => {
  const spec = {
    properties: {
      fooBar: { properties: { a: { type: 'string' } } },
      'foo-bar': { properties: { b: { type: 'string' } } },
    },
  };
  imported(
    put('a.json', definition({ kind: 'Thing', versions: [version('v1', spec)] })),
    put('b.json', definition({ kind: 'ThingSpec', versions: [version('v1', {})] })),
  );
  const names = [...moduleOf('example.com').matchAll(/^export (?:interface|class) (\w+)/gm)].map(([, name]) => name);
  expect(names).toEqual([...new Set(names)]);
});
