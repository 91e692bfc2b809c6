import { parse } from 'yaml';
import { ProblemError } from '../../../src/problem.js';
import { toYaml } from '../../../src/render/yaml/emit.js';

test('reports every value that is not plain data, with its path', () => {
  const itself: { self?: unknown; too?: unknown } = {};
  itself.self = itself;
  itself.too = itself;
  const value = {
    spec: { a: [Number.NaN, -Infinity], 'x/y': undefined, ok: 1 },
    b: [new Date(0), new Map(), () => 1, Symbol('s'), '\ud800', { '\udc00': 1 }],
    c: itself,
  };
  const thrown = problemsOf(value);
  expect(thrown.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'b[0]: a Date is not plain data.',
    'b[1]: a Map is not plain data.',
    'b[2]: a function is not plain data.',
    'b[3]: a symbol is not plain data.',
    'b[4]: the text "\\ud800" has half of a surrogate pair, which UTF-8 cannot hold.',
    'b[5]: the key "\\udc00" has half of a surrogate pair, which UTF-8 cannot hold.',
    'c.self: the value contains itself.',
    'c.too: the value contains itself.',
    'spec.a[0]: NaN is not a number that YAML readers agree on.',
    'spec.a[1]: -Infinity is not a number that YAML readers agree on.',
    'spec["x/y"]: undefined is not plain data.',
  ]);
  expect(new Set(thrown.map(({ id }) => id))).toEqual(new Set(['not-plain-data']));
});

test.each([[new Date(0)], [new Map([['a', 1]])], [{ a: [new Set()] }]])(
  'refuses %p, with nothing else wrong',
  value => {
    expect(problemsOf(value)).toHaveLength(1);
  },
);

test.each<[string, (inner: unknown) => unknown]>([
  ['maps', a => ({ a })],
  ['lists', a => [a]],
])('takes 101 %s in one another, and says where there are more', (_, around) => {
  const nested = (levels: number): unknown => (levels === 0 ? 'x' : around(nested(levels - 1)));
  expect(JSON.stringify(parse(toYaml(nested(101))))).toBe(JSON.stringify(nested(101)));
  const [first, ...more] = problemsOf(nested(102));
  expect(first).toMatchObject({ message: 'the value is nested more than 100 levels deep.' });
  expect(first?.path?.match(/a|0/g)).toHaveLength(101);
  expect(more).toEqual([]);
});

function problemsOf(value: unknown) {
  try {
    toYaml(value);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  throw new Error('was written');
}
