import { type CelFault, celFaults } from '../../src/cel/faults.js';
import type { Rule, Schema } from '../../src/cel/schema/schema.js';

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };
const ruled = (schema: Schema, ...rules: (string | Rule)[]): Schema => ({
  ...schema,
  'x-kubernetes-validations': rules.map(rule => (typeof rule === 'string' ? { rule } : rule)),
});
const object = (properties: Readonly<Record<string, Schema>>, ...rules: (string | Rule)[]): Schema =>
  ruled({ type: 'object', properties }, ...rules);
const said = (faults: readonly CelFault[]) => faults.map(({ path, message, kind }) => `${kind} ${path}: ${message}`);

test('a schema without rules has nothing against anything', () => {
  expect(celFaults(object({ a: text }), { a: 1 })).toEqual([]);
});

test('rules are evaluated where they stand: objects, lists, maps, allOf', () => {
  const schema = object({
    spec: object(
      {
        ports: { type: 'array', items: ruled(whole, 'self > 0') },
        limits: { type: 'object', additionalProperties: ruled(text, "self != ''") },
        name: text,
      },
      { rule: 'self.ports.size() < 3', message: 'too many ports' },
    ),
  });
  const all = { ...schema, allOf: [{ properties: { spec: { properties: { name: ruled({}, "self != 'x'") } } } }] };
  expect(said(celFaults(all, { spec: { ports: [1, 0, 2], limits: { 'a.b': '', c: 'y' }, name: 'x' } }))).toEqual([
    "refused spec.name: failed rule: self != 'x'",
    'refused spec: too many ports',
    'refused spec.ports[1]: failed rule: self > 0',
    'refused spec.limits["a.b"]: failed rule: self != \'\'',
  ]);
});

test('rules only below allOf are not evaluated: the API server overlooks them', () => {
  const below = { allOf: [ruled({}, 'false')] };
  expect(celFaults({ ...object({ a: text }), ...below }, { a: 'x' })).toEqual([]);
  expect(celFaults({ ...object({ a: text }, 'true'), ...below }, { a: 'x' })).toHaveLength(1);
});

test('the message is that of messageExpression where it gives one, at the place of fieldPath', () => {
  const rule = { rule: 'self.a < self.b', message: ' a must be less than b ', fieldPath: '.a' };
  const schema = (messageExpression: string) => object({ a: whole, b: whole }, { ...rule, messageExpression });
  const messages = ["'a is %d'.format([self.a])", "' '", "'a\\nb'", 'string(1 / 0)'].map(expression =>
    said(celFaults(schema(expression), { a: 2, b: 1 })),
  );
  expect(messages).toEqual([
    ['refused a: a is 2'],
    ['refused a: a must be less than b'],
    ['refused a: a must be less than b'],
    ['refused a: a must be less than b'],
  ]);
});

test('a rule that ends with an error refuses the object, as the API server does', () => {
  const schema = object({ a: whole, port: { 'x-kubernetes-int-or-string': true } }, 'self.a > 0', 'self.port > 0');
  expect(said(celFaults(schema, { port: 'http' }))).toEqual([
    'refused : no such key: a evaluating rule: self.a > 0',
    "refused : 'no such overload': call arguments did not match a supported operator, function or macro signature for rule: self.port > 0",
  ]);
});

test('what cannot be evaluated is said with its reason, and does not count as passed', () => {
  const items = { type: 'array', items: whole };
  const slow = 'self.items.all(a, self.items.all(b, self.items.all(c, a + b + c >= 0)))';
  const schema = object({ items }, 'self.missing', 'self.items', slow);
  const [first, second, third] = celFaults(schema, { items: Array.from({ length: 200 }, (_, index) => index) });
  expect(said([first!, second!, third!])).toEqual([
    'not evaluated : it cannot be compiled: undefined field missing',
    'not evaluated : it cannot be compiled: it is list(int), not bool',
    'not evaluated : it takes more steps than a rule may',
  ]);
  expect(third!.rule.rule).toBe(slow);
});

test('many slow rules of one object end together', () => {
  const slow = 'self.all(a, self.all(b, a + b >= 0))';
  const list = ruled({ type: 'array', items: whole }, slow);
  const schema = object({ lists: { type: 'object', additionalProperties: list } });
  const numbers = Array.from({ length: 350 }, (_, index) => index);
  const lists = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`l${index}`, numbers]));
  const faults = celFaults(schema, { lists });
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['not evaluated']));
});

test('null and what has no type are not seen by rules', () => {
  const schema = object({ a: ruled({ ...text, nullable: true }, 'false'), b: { type: 'array', items: {} } });
  expect(celFaults(schema, { a: null, b: [1] })).toEqual([]);
  expect(said(celFaults(object({ a: { ...text, nullable: true } }, '!has(self.a)'), { a: null }))).toEqual([]);
});

test('apiVersion, kind and the name are seen of every resource', () => {
  const schema = object({ spec: object({}) }, "self.metadata.name.startsWith('a') && self.kind == 'W'");
  expect(celFaults(schema, { apiVersion: 'x/v1', kind: 'W', metadata: { name: 'abc' } })).toEqual([]);
});

describe('a change', () => {
  const keyed = (item: Schema): Schema => ({
    type: 'array',
    items: item,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
  });
  const item = object({ name: text, size: whole }, { rule: 'self.size >= oldSelf.size', message: 'must not shrink' });

  test('a transition rule needs something to compare with', () => {
    const schema = object({ size: ruled(whole, 'self == oldSelf') });
    expect(celFaults(schema, { size: 1 })).toEqual([]);
    expect(celFaults(schema, { size: 1 }, {})).toEqual([]);
    expect(said(celFaults(schema, { size: 1 }, { size: 2 }))).toEqual(['refused size: failed rule: self == oldSelf']);
  });

  test('with optionalOldSelf it is evaluated without', () => {
    const rule = { rule: 'oldSelf.hasValue() || self == 0', optionalOldSelf: true };
    const schema = object({ size: ruled(whole, rule) });
    expect(celFaults(schema, { size: 1 })).toHaveLength(1);
    expect(celFaults(schema, { size: 1 }, { size: 5 })).toEqual([]);
  });

  test('items are found again by their keys, in a list of type map only', () => {
    const before = {
      list: [
        { name: 'a', size: 2 },
        { name: 'b', size: 2 },
      ],
    };
    const after = {
      list: [
        { name: 'b', size: 1 },
        { name: 'c', size: 0 },
        { name: 'a', size: 3 },
      ],
    };
    expect(said(celFaults(object({ list: keyed(item) }), after, before))).toEqual(['refused list[0]: must not shrink']);
    expect(celFaults(object({ list: { type: 'array', items: item } }), after, before)).toEqual([]);
  });

  test('what was wrong before and is unchanged is kept; a rule of the change is not', () => {
    const schema = object({ a: ruled(text, "self != 'x'"), b: whole }, 'self.b > 1');
    expect(said(celFaults(schema, { a: 'x', b: 0 }, { a: 'x', b: 1 }))).toEqual([
      'refused : failed rule: self.b > 1',
      "kept a: failed rule: self != 'x'",
    ]);
  });
});
