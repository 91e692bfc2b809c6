import fc from 'fast-check';
import { LabelIndex } from '../../src/graph/label-index.js';
import { selectorOf } from '../../src/graph/selector.js';

const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'env'), fc.constantFrom('a', 'b', 'c'));
const item = fc.record({ namespace: fc.constantFrom('x', 'y'), labels });
const expression = fc.record({
  key: fc.constantFrom('app', 'tier', 'env'),
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', 'Near'),
  values: fc.array(fc.constantFrom('a', 'b', 'c')),
});
const selector = fc.record(
  { matchLabels: labels, matchExpressions: fc.array(expression, { maxLength: 2 }) },
  { requiredKeys: [] },
);

test('finds exactly what asking everyone finds, in the same order', () => {
  fc.assert(
    fc.property(fc.array(item), selector, (items, wanted) => {
      const index = new LabelIndex(
        items,
        each => each.namespace,
        each => each.labels,
      );
      const expected = items.filter(each => each.namespace === 'x' && selectorOf(wanted)?.matches(each.labels));
      expect(index.select('x', wanted)).toEqual(expected);
    }),
  );
});

test('no selector selects nothing, the empty one everything of the namespace', () => {
  const index = new LabelIndex(
    ['a', 'b'],
    () => 'x',
    () => ({}),
  );
  expect(index.select('x', undefined)).toEqual([]);
  expect(index.select('x', {})).toEqual(['a', 'b']);
  expect(index.select('y', {})).toEqual([]);
  expect([index.in('x'), index.in('y')]).toEqual([['a', 'b'], []]);
});
