import { customKind } from '../../../src/schema/custom-kind.js';
import { faultsOf } from './widget.js';

const text = { type: 'string' };
const size = { type: 'integer', default: 1 };

describe('defaults come first', () => {
  test.each<[string, object]>([
    ['a required field that has a default', {}],
    ['null in its place', { size: null }],
  ])('%s', (_, spec) => {
    expect(faultsOf({ size }, spec, { required: ['size'] }).filter(fault => fault.startsWith('error'))).toEqual([]);
  });

  test('they count among the entries, and for alternatives', () => {
    expect(faultsOf({ size, name: text }, { name: 'a' }, { minProperties: 2 })).toEqual([]);
    expect(faultsOf({ size, name: text }, {}, { anyOf: [{ required: ['size'] }] })).toEqual([]);
  });

  test('they are the keys of items', () => {
    const protocol = { type: 'string', default: 'TCP' };
    const ports = {
      type: 'array',
      items: { type: 'object', properties: { port: { type: 'integer' }, protocol }, required: ['port'] },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
    };
    expect(faultsOf({ ports }, { ports: [{ port: 1 }, { port: 1, protocol: 'UDP' }] })).toEqual([]);
    expect(faultsOf({ ports }, { ports: [{ port: 1 }, { port: 1, protocol: 'TCP' }] })).toEqual([
      'error spec.ports[1] has the port 1 and the protocol "TCP", which item 0 of the list has already',
    ]);
  });
});

describe('null', () => {
  test('of a field that is not nullable and has no default is refused', () => {
    expect(faultsOf({ name: text }, { name: null })).toEqual([
      'error spec.name is null, and server-side apply refuses it',
    ]);
    expect(faultsOf({ labels: { type: 'object', additionalProperties: text } }, { labels: { a: null } })).toEqual([
      'error spec.labels.a is null, and server-side apply refuses it',
    ]);
  });

  test('of a required one leaves it missing', () => {
    expect(faultsOf({ name: text }, { name: null }, { required: ['name'] })).toEqual([
      'error spec.name is null, and Widget requires it',
    ]);
  });

  test('of a nullable one is a value', () => {
    expect(faultsOf({ name: { ...text, nullable: true } }, { name: null }, { required: ['name'] })).toEqual([]);
  });

  test('is not one of a few values, even where it is a value', () => {
    expect(faultsOf({ name: { ...text, nullable: true, enum: ['a'] } }, { name: null })).toEqual([
      'error spec.name must be "a", not null.',
    ]);
  });

  test('that is a value counts as given for alternatives', () => {
    expect(
      faultsOf({ name: { ...text, nullable: true } }, { name: null }, { allOf: [{ required: ['name'] }] }),
    ).toEqual([]);
  });

  test('among items stands for their default', () => {
    expect(faultsOf({ tags: { type: 'array', items: { ...text, default: 'a' } } }, { tags: [null] })).toEqual([]);
  });

  test('among items without a default is refused', () => {
    expect(faultsOf({ tags: { type: 'array', items: text } }, { tags: ['a', null] })).toEqual([
      'error spec.tags[1] must be a string, not null',
    ]);
  });
});

test('what is under a nullable node is judged as elsewhere', () => {
  const exec = {
    type: 'object',
    nullable: true,
    properties: { command: { type: 'array', minItems: 1, items: text }, onError: { type: 'string', enum: ['Fail'] } },
  };
  expect(faultsOf({ exec }, { exec: null })).toEqual([]);
  expect(faultsOf({ exec }, { exec: { command: [], commandd: ['a'], onError: 'Foo' } })).toEqual([
    'error spec.exec.command must have at least 1 items, not 0',
    'error spec.exec.commandd is not a field of Widget. Did you mean "command"?',
    'error spec.exec.onError must be "Fail", not "Foo".',
  ]);
});

describe('unknown fields', () => {
  const open = { 'x-kubernetes-preserve-unknown-fields': true };
  test.each<[string, Readonly<Record<string, object>>, object, readonly string[]]>([
    ['are everything in an object without fields', { any: { type: 'object' } }, { any: { a: 1 } }, ['spec.any.a']],
    ['are kept where the schema says so', { any: { type: 'object', ...open } }, { any: { a: { b: 1 } } }, []],
    ['are kept where it has no type', { any: open }, { any: [{ a: 1 }] }, []],
    [
      'are unknown again in what is known below',
      { any: { type: 'object', ...open, properties: { in: { type: 'object', properties: { a: text } } } } },
      { any: { other: 1, in: { b: 1 } } },
      ['spec.any.in.b'],
    ],
    [
      'are none under keys of any name',
      { any: { type: 'object', additionalProperties: text } },
      { any: { a: 'b' } },
      [],
    ],
    [
      'are what is below keys of any value',
      { any: { type: 'object', additionalProperties: true } },
      { any: { a: 1, b: { c: 1 } } },
      ['spec.any.b.c'],
    ],
    ['may have the name of something in JavaScript', {}, { constructor: 1 }, ['spec.constructor']],
  ])('%s', (_, properties, spec, paths) => {
    expect(faultsOf(properties, spec)).toEqual(
      paths.map(path => expect.stringContaining(`error ${path} is not a field`)),
    );
  });
});

describe('an embedded object', () => {
  const embedded = { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: text } };
  test('has the fields of every object, known or not, and needs two of them', () => {
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: 'a' };
    expect(faultsOf({ embedded }, { embedded: object })).toEqual([]);
    expect(faultsOf({ embedded }, { embedded: { kind: 5, metadata: { labels: 'a' }, other: 1 } })).toEqual([
      'error spec.embedded.apiVersion is missing, and an embedded object requires it',
      'error spec.embedded.kind must be a string',
      'error spec.embedded.metadata.labels must be a map, not a string',
      'error spec.embedded.other is not a field of Widget.',
    ]);
  });
});

test.each<[string, object]>([
  ['no properties that are a map', { type: 'object', properties: ['spec'] }],
  ['alternatives that are not a list', { type: 'object', anyOf: {}, required: 'spec', properties: { spec: 'string' } }],
  ['items that are not a schema', { properties: { spec: { type: 'array', items: 'x' } } }],
  ['a pattern that nothing can read', { properties: { spec: { pattern: '(' } } }],
])('a definition with %s is no reason to fail', (_, schema) => {
  const widget = customKind('example.com/v1', 'Widget', schema);
  expect(() =>
    widget.faults({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: {}, spec: ['a'] }),
  ).not.toThrow();
});

test('an object without metadata is refused, and its status is not judged', () => {
  const widget = customKind('example.com/v1', 'Widget', { type: 'object', properties: {}, required: ['status'] });
  expect(widget.faults({ apiVersion: 'example.com/v1', kind: 'Widget', status: { any: 1 } })).toEqual([
    expect.objectContaining({ path: 'metadata', message: 'is missing, and Widget requires it' }),
  ]);
});
