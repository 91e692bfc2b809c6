import { analyse } from '../../src/promql/analysis.js';

test.each([
  ['up == 0', { without: [] }],
  ['sum(x) > 100', { only: [] }],
  ['sum by (a, b) (rate(x[5m])) > 1', { only: ['a', 'b'] }],
  ['sum by (a) (count without (a) (x))', { only: [] }],
  ['count without (a) (x) > 3', { without: ['a'] }],
  ['1 - sum by (a) (x)', { only: ['a'] }],
  ['a / on (x) b > 1', { only: ['x'] }],
  ['a * on (i) group_left (n) b > 1', { without: [] }],
  ['sum by (a) (x) or sum by (b) (y)', { only: ['a', 'b'] }],
  ['label_replace(sum(x), "namespace", "a", "b", "c")', { without: [] }],
  ['histogram_quantile(0.9, sum by (le, a) (rate(x[5m]))) > 1', { only: ['le', 'a'] }],
  ['# why\nsum(# what\n x) > 1', { only: [] }],
  ['vector(1)', { only: [] }],
])('%s keeps labels', (expr, keeps) => {
  expect(analyse(expr)).toMatchObject({ faults: [], keeps });
});
