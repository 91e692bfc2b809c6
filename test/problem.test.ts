import {
  alternatives,
  didYouMean,
  formatProblem,
  listed,
  ProblemError,
  problem,
  sortProblems,
} from '../src/problem.js';

const object = { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'api' };

test.each([
  ['prodution', ['development', 'staging', 'production'], ' Did you mean "production"?'],
  ['prod', ['development', 'staging', 'production'], ' Did you mean "production"?'],
  ['Staging', ['development', 'staging'], ' Did you mean "staging"?'],
  ['shpo', ['shop'], ' Did you mean "shop"?'],
  ['web', ['api', 'worker'], ''],
  ['anything', [], ''],
  ['', ['a'], ' Did you mean "a"?'],
])('%s among %j', (value, allowed, suggestion) => {
  expect(didYouMean(value, allowed)).toBe(suggestion);
});

test('a problem is printed with what, where, what to do and its place', () => {
  const full = problem('service-selects-pods', 'selects no pod.', {
    object,
    path: 'spec.selector',
    hint: 'Use the labels of the pods.',
    source: 'src/shop.ts:12',
  });
  expect(formatProblem(full)).toBe(
    'error service-selects-pods: Service shop/api spec.selector: selects no pod.\n' +
      '  hint: Use the labels of the pods.\n' +
      '  at src/shop.ts:12',
  );
  expect(formatProblem(problem('fleet', 'no fleet.'))).toBe('error fleet: no fleet.');
});

test('errors come before warnings, and the same problem once', () => {
  const warning = { ...problem('a', 'first'), severity: 'warning' as const };
  const error = problem('b', 'second');
  expect(sortProblems([warning, error, { ...error }, warning])).toEqual([error, warning]);
});

test('an error of many problems says all of them', () => {
  const error = new ProblemError([problem('b', 'second'), problem('a', 'first')]);
  expect(error.message).toBe('error a: first\nerror b: second');
  expect(error.problems).toHaveLength(2);
});

test('names are listed as a sentence does', () => {
  expect(alternatives([])).toBe('');
  expect(alternatives(['a'])).toBe('"a"');
  expect(alternatives(['a', 'b', 'c'])).toBe('"a", "b" or "c"');
});

test('a report shows the beginning of a text without an end, and how long it is', () => {
  const long = 'x'.repeat(1_000_000);
  const object = { apiVersion: long, kind: 'ConfigMap', namespace: long, name: long };
  const [shown] = sortProblems([problem('call', long, { hint: long, path: long, object })]);
  const short = `${'x'.repeat(2000)}… (1000000 characters)`;
  expect(shown).toEqual({
    id: 'call',
    severity: 'error',
    message: short,
    hint: short,
    path: short,
    object: { apiVersion: short, kind: 'ConfigMap', namespace: short, name: short },
  });
  const usual = problem('call', 'x'.repeat(2000), { object: { apiVersion: 'v1', kind: 'Secret', name: 'a' } });
  expect(sortProblems([usual])).toEqual([usual]);
});

test('a list is as long as a person reads', () => {
  const names = Array.from({ length: 500 }, (_, i) => `region-${i}`);
  expect(listed(names)).toBe('region-0, region-1, region-2, region-3, region-4 and 495 more');
  expect(listed(['a', 'a', 'b'])).toBe('a, b');
  expect(alternatives(names)).toMatch(/^"region-0", .* and 490 more$/);
});
