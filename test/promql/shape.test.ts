import { analyse, read } from '../../src/promql/analysis.js';
import { shapeOf } from '../../src/promql/shape.js';
import { invalid, valid } from './expressions.js';

const shapeTextOf = (expr: string) => shapeOf(expr).text;

test('expressions that differ in the values of matchers alone have one shape, as long as they are', () => {
  const expr = (namespace: string, job: string) => `rate(x{namespace="${namespace}",job!="${job}"}[5m]) > 0`;
  const shape = shapeTextOf(expr('shop-eu', 'billing'));
  expect(shape).toBe(shapeTextOf(expr('bank-us', 'invoice')));
  expect(shape).not.toBe(shapeTextOf(expr('bank-usa', 'invoice')));
  expect(shape).toHaveLength(expr('shop-eu', 'billing').length);
});

test.each([
  ['a metric', '{__name__="requests"}', '{__name__="failures"}'],
  ['a pattern', 'x{job=~"shop.*"}', 'x{job=~"bank.*"}'],
  ['a value that may be empty', 'x{job=""}', 'x{job="a"}'],
  ['an argument', 'label_replace(x, "aaaa", "$1", "job", "(.*)")', 'label_replace(x, "bbbb", "$1", "job", "(.*)")'],
  ['a range', 'x{job="shop"}[5m]', 'x{job="shop"}[6m]'],
])('%s is part of the shape', (_, one, other) => {
  expect(shapeTextOf(one)).not.toBe(shapeTextOf(other));
});

const label = (value: string) => `x{job="${value}",pod=~'a="${value}"|b'} @ end()`;
const hostile = [
  label('shop'),
  label('@0@@'),
  'x{job="@0@@",pod="shop"}',
  `x{job="shop", pod='job="shop"'} > 1`,
  'sum by (job) (x{job="shop"}) # job="bank"',
  `x{${Array.from({ length: 1400 }, (_, i) => `l${i}="value${i}"`).join(',')}}`,
  'x{job="shop",job="bank"} or y{job="shop"}',
  'absent(up{job="shop"}) and rate(sum(x{job="shop"})[5m:1m])',
];

test.each([...valid, ...Object.values(invalid).flat(), ...hostile].map(expr => [expr.slice(0, 80), expr]))(
  'what is known of %s is the same, whatever was read before',
  (_, expr) => {
    const alone = read(expr);
    analyse(expr.replaceAll('shop', 'bank').replaceAll('production', 'developing').replaceAll('api', 'xyz'));
    expect(analyse(expr)).toEqual(alone);
  },
);
