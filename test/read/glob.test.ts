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
])('%s and %s: %s', (pattern, path, expected) => {
  expect(globMatcher(pattern)(path)).toBe(expected);
});
