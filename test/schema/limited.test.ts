import { compile } from '../../src/schema/compile.js';

const faults = (pattern: string, value: string) =>
  compile({ is: 'string', pattern }, 'Text', () => {
    throw new Error('refers to nothing');
  }).faults(value);

test.each([
  ['^((?i)sun|mon)day$', 'Monday', 'day'],
  ['^[[:alpha:]]+$', 'abc', 'a1'],
  ['\\Aa\\z', 'a', 'ab'],
  ['^\\pL+$', 'äö', '1'],
])('%s is read as Go reads it', (pattern, good, bad) => {
  expect(faults(pattern, good)).toEqual([]);
  expect(faults(pattern, bad)).toEqual([
    expect.objectContaining({ message: `must match ${pattern}, not be "${bad}"`, severity: 'error' }),
  ]);
});

test('what Go cannot read is not judged: the API server refuses the definition', () => {
  expect(faults('(?=a)b', 'c')).toEqual([]);
  expect(faults('(', 'c')).toEqual([]);
});

test('a pattern that a backtracking engine never finishes takes no time', () => {
  const started = process.cpuUsage().user;
  expect(faults('^(a+)+$', `${'a'.repeat(4000)}b`)).toHaveLength(1);
  expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
});
