import { excludes } from '../../src/promql/excludes.js';
import { matching, not } from '../../src/promql/matcher.js';

test.each([
  ['a', 'b', true],
  ['a', 'a', false],
  ['a', not('a'), true],
  ['a', not('b'), false],
  [matching('2..'), matching('5..'), true],
  [matching('2..'), '500', true],
  [matching('2..'), '200', false],
  [matching('a|b'), matching('c|d.*'), true],
  [matching('a|b'), matching('b|c'), false],
  [matching('ab?'), 'a', false],
  [matching('ab*'), matching('ac*'), false],
  [matching('.*'), 'a', false],
  [matching('(a|b)'), 'c', false],
  ['a', undefined, false],
] as const)('%j and %j', (some, other, apart) => {
  expect(excludes(some, other)).toBe(apart);
  if (other !== undefined) expect(excludes(other, some)).toBe(apart);
});
