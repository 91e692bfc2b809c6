import fc from 'fast-check';
import type { Schema } from '../../src/cel/schema/schema.js';
import { evaluated } from './evaluated.js';

const schema: Schema = {
  type: 'object',
  properties: {
    count: { type: 'integer' },
    ratio: { type: 'number' },
    port: { 'x-kubernetes-int-or-string': true },
    namespace: { type: 'string' },
    'foo-bar': { type: 'string' },
    a__b: { type: 'string' },
    since: { type: 'string', format: 'date-time' },
    wait: { type: 'string', format: 'duration' },
    blob: { type: 'string', format: 'byte' },
    absent: { type: 'string' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    kept: { 'x-kubernetes-preserve-unknown-fields': true },
    resource: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { metadata: { type: 'object' } } },
    set: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
    keyed: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' }, value: { type: 'integer' } } },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
    },
  },
};
const self = {
  ...{ count: 3, ratio: 2, port: 'http', namespace: 'n', 'foo-bar': 'f', a__b: 'u' },
  ...{ since: '2024-05-06T07:08:09Z', wait: '1h', blob: 'aGk=', labels: { 'a-b': 'x' }, kept: { a: 1 } },
  resource: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', labels: {} } },
  set: ['b', 'a'],
  keyed: [
    { name: 'x', value: 1 },
    { name: 'y', value: 2 },
  ],
};
const value = (expression: string) => evaluated(`(${expression}) == true`, schema, self);

test.each([
  'self.count == 3 && self.ratio == 2.0 && self.ratio > self.count - 2',
  'type(self.ratio) == double && type(self.count) == int',
  "self.port == 'http' && type(self.port) == string",
  "self.__namespace__ == 'n' && self.foo__dash__bar == 'f' && self.a__underscores__b == 'u'",
  "self.since == timestamp('2024-05-06T07:08:09Z') && self.since.getDayOfWeek() == 1",
  "self.wait == duration('60m') && self.wait.getSeconds() == 3600",
  "self.blob == b'hi'",
  "self.labels['a-b'] == 'x' && !('c' in self.labels) && self.labels.all(k, k.startsWith('a'))",
  'has(self.count) && !has(self.absent)',
  "self.resource.metadata.name == 'p' && self.resource.kind == 'Pod'",
  "self.set == ['a', 'b'] && self.set + ['c', 'a'] == ['c', 'b', 'a']",
  'self.keyed.filter(e, e.value > 1).size() == 1',
  '[1, 2] + [3] == [1, 2, 3] && {"a": 1}.a == 1 && [1, 2][1] == 2',
  '1 + 2 * 3 == 7 && -5 / 2 == -2 && -5 % 2 == -1 && 7u / 2u == 3u',
  'true || 1 / 0 == 1',
  '1 / 0 == 1 || true',
  '!(false && 1 / 0 == 1) && !(1 / 0 == 1 && false)',
  '[0, 1].exists(x, 2 / x == 2) && ![0, 1].all(x, 2 / x == 1)',
  '[1, 2, 3].exists_one(x, x > 2) && [1, 2].map(x, x > 1, x * 2) == [4]',
  '[5, 6].all(i, v, v == i + 5) && {"a": 1}.exists(k, v, k == "a" && v == 1)',
  '[3, 4].transformList(i, v, i > 0, i + v) == [5] && {"a": 1}.transformMap(k, v, v + 1) == {"a": 2}',
  '["a", "b"].transformMapEntry(i, v, {v: i}) == {"a": 0, "b": 1}',
  "self.?absent.orValue('none') == 'none' && self.labels[?'zz'].hasValue() == false",
  "optional.of(1).optMap(x, x + 1).value() == 2 && self.?absent.or(optional.of('x')).value() == 'x'",
  '[?optional.none(), ?optional.of(1)] == [1] && {?"a": optional.none(), "b": 1} == {"b": 1}',
  'dyn(1) == 1.0 && dyn(1u) == 1 && dyn(1) != "1" && 1 < 1.5 && 2u > 1',
  String.raw`"\u00e9\x41\101\n\U0001F600".size() == 5 && r'\d' == "\\d" && '''a'b''' == "a'b"`,
  'b"\\xff" + b"a" == b"\\xffa" && "é".size() == 1 && bytes("é").size() == 2',
  'null == null && dyn(null) != 1',
  "'%s has %d of %.1f, %s'.format(['a', 1, 2.0, [1, 'x']]) == 'a has 1 of 2.0, [1, \"x\"]'",
  "(self.count > 2 ? 'many' : 'few') == 'many'",
])('%s', expression => {
  expect(value(expression)).toEqual({ value: true });
});

test.each([
  ['1 / 0', 'division by zero'],
  ['5 % 0', 'modulus by zero'],
  ['9223372036854775807 + 1', 'integer overflow'],
  ['0u - 1u', 'unsigned integer overflow'],
  ['self.labels.b', 'no such key: b'],
  ['self.absent', 'no such key: absent'],
  ['[1][3]', 'index out of bounds: 3'],
  ['self.port > 1', 'no such overload'],
  ["'%s'.format([b'\\xff'])", 'invalid UTF-8 in bytes, cannot convert to string'],
  ['[].min()', 'min called on empty list'],
  ['optional.none().value()', 'optional.none() dereference'],
  ["int('x')", "type conversion error from 'string' to 'int'"],
  ["'a'.matches('(' + 'b')", 'error parsing regexp: missing closing ): `(b`'],
])('%s is an error: %s', (expression, error) => {
  expect(evaluated(expression, schema, self)).toEqual({ error });
});

test.each([
  ['self.missing', 'undefined field missing'],
  ['self.kept', 'undefined field kept'],
  ['self.resource.metadata.labels', 'undefined field labels'],
  ['self.namespace', 'undefined field namespace'],
  ['self.count + 1.5', '_+_ does not take (int, double)'],
  ["self.count == 'a'", '_==_ does not take (int, string)'],
  ["[1, 'a']", 'string stands beside int'],
  ['nothing', 'undeclared reference to nothing'],
  ['frobnicate(1)', 'there is no function frobnicate'],
  ['self.count.trim()', 'int has no trim()'],
  ["'a'.matches('(')", 'invalid regular expression (: missing closing ): `(`'],
  ["duration('x')", 'invalid duration "x"'],
  ['has(self)', 'has() takes a selection: has(a.b)'],
  ['[1].map(1, 2)', 'a variable of a macro must be a simple name'],
  ['1 +', 'syntax error: expected an expression, not the end'],
  ['1 # 2', 'syntax error at "# 2"'],
  ['9223372036854775808', 'invalid int literal 9223372036854775808'],
  ["'\\q'", 'unknown escape \\q'],
  ['[1].exists(namespace, true)', 'reserved identifier: namespace'],
])('%s is refused: %s', (expression, compile) => {
  expect(evaluated(expression, schema, self)).toEqual({ compile });
});

test.each([
  'lists.range(100000000)',
  '[1,2,3,4,5,6,7,8,9].map(a, [1,2,3,4,5,6,7,8,9].map(b, lists.range(999).map(c, lists.range(999))))',
  `['${'x'.repeat(50)}'].map(a, a + a).map(a, a + a).map(a, a.replace('x', a)).map(a, a.replace('x', a)).map(a, a.replace('x', a))`,
  `[[1]]${'.map(a, [a, a])'.repeat(60)} == [[1]]${'.map(a, [a, a])'.repeat(60)}`,
  'lists.range(9999).distinct() == [1]',
])('%s ends at the limit', expression => {
  expect(evaluated(expression)).toHaveProperty('limit');
});

test.each([
  '('.repeat(400),
  `${'['.repeat(300)}1`,
  `1${' + 1'.repeat(5000)}`,
  `self${'.a'.repeat(5000)}`,
  `${'!('.repeat(400)}`,
])('what nests too deeply is refused (%#)', expression => {
  expect(evaluated(expression)).toHaveProperty('compile');
});

test('any text is an expression or refused', () => {
  const piece = fc.constantFrom(
    ...[
      'self',
      '.',
      '?',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '1',
      '2u',
      "'a'",
      '"',
      '+',
      '-',
      '!',
      '&&',
      '||',
      '==',
    ],
    ...['in', 'has', 'all', 'map', 'x', 'true', 'null', '//', '\n', 'size', 'optional', 'of', '1.5', "b'", '\\'],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map(parts => parts.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, expression => {
      expect(Object.keys(evaluated(expression, schema, self))).toHaveLength(1);
    }),
    { numRuns: 3000 },
  );
});

test('ints behave as 64 bits do', () => {
  const int = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  const operators: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
    ...{ '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b },
  };
  fc.assert(
    fc.property(int, int, fc.constantFrom(...Object.keys(operators)), (a, b, operator) => {
      fc.pre(operator !== '/' || b !== 0n);
      const exact = operators[operator]!(a, b);
      const fits = BigInt.asIntN(64, exact) === exact;
      expect(evaluated(`${a} ${operator} ${b}`)).toEqual(
        fits ? { value: `int ${exact}` } : { error: 'integer overflow' },
      );
    }),
  );
});
