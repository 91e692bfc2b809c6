import { globMatcher } from '../../src/read/glob.js';

test.each([
  ['b.yaml', 'a/b.yaml', true],
  ['vendor', 'a/vendor/c.yaml', true],
  ['a/*', 'a/b.yaml', true],
  ['a/*.yaml', 'a/c/b.yaml', false],
  ['a/**/b.yaml', 'a/b.yaml', true],
  ['a/**', 'a/c/b.yaml', true],
  ['./a/', 'a/b.yaml', true],
  ['b.yam?', 'b.yaml', true],
  ['b.yaml', 'b-yaml', false],
  ['a', 'ab/c.yaml', false],
  ['a/**', 'a', false],
  ['**/b', 'b', true],
  ['a*b*c', 'x/aXbYbZc', true],
  ['a*b*c', 'aXbY', false],
  ['Deployment shop/*', 'Deployment shop/api', true],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(globMatcher(pattern)(path)).toBe(expected);
});

test('a pattern of many stars takes time in proportion to the path', () => {
  const started = process.cpuUsage().user;
  expect(globMatcher(`${'**/'.repeat(300)}${'*a'.repeat(300)}b`)(`${'a/'.repeat(1000)}${'a'.repeat(4000)}`)).toBe(
    false,
  );
  expect(process.cpuUsage().user - started).toBeLessThan(2e6);
});
