import { equal } from '../../src/graph/equal.js';

test.each<[unknown, unknown]>([
  ['a', 'a'],
  [Number.NaN, Number.NaN],
  [null, null],
  [[], []],
  [{}, {}],
  [
    { a: [1, { b: 'c' }], d: null },
    { a: [1, { b: 'c' }], d: null },
  ],
])('%j is %j', (a, b) => {
  expect(equal(a, b)).toBe(true);
});

test.each<[unknown, unknown]>([
  [1, '1'],
  [0, false],
  [0, -0],
  [null, {}],
  [null, undefined],
  [[], {}],
  [[1], { 0: 1 }],
  [
    [1, 2],
    [1, 3],
  ],
  [[1], [1, 2]],
  [[1, 2], [1]],
  [{ a: 1 }, { b: 1 }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  [{ a: { b: [1] } }, { a: { b: [2] } }],
])('%j is not %j, whichever comes first', (a, b) => {
  expect([equal(a, b), equal(b, a)]).toEqual([false, false]);
});
