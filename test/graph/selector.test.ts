import { selectorOf } from '../../src/graph/selector.js';

const labels = { app: 'api', tier: 'front' };
const matches = (selector: unknown, of: Readonly<Record<string, string>> = labels) => selectorOf(selector)?.matches(of);
const expression = (key: unknown, operator: string, ...values: readonly string[]) => ({
  matchExpressions: [{ key, operator, values }],
});

test.each<[boolean, string, unknown]>([
  [true, 'the empty selector', {}],
  [true, 'one label', { matchLabels: { app: 'api' } }],
  [false, 'one label of two that are asked for', { matchLabels: { app: 'api', tier: 'back' } }],
  [true, 'In', expression('app', 'In', 'web', 'api')],
  [false, 'In with other values', expression('app', 'In', 'web')],
  [false, 'In without the label', expression('zone', 'In', 'undefined')],
  [false, 'NotIn', expression('app', 'NotIn', 'api')],
  [true, 'NotIn with other values', expression('app', 'NotIn', 'web')],
  [true, 'NotIn without the label', expression('zone', 'NotIn', 'a')],
  [true, 'Exists', expression('app', 'Exists')],
  [false, 'Exists without the label', expression('toString', 'Exists')],
  [false, 'DoesNotExist', expression('app', 'DoesNotExist')],
  [true, 'DoesNotExist without the label', expression('toString', 'DoesNotExist')],
  [false, 'an operator that there is not', expression('app', 'Like', 'api')],
  [false, 'an expression without a key', expression(undefined, 'DoesNotExist')],
  [
    false,
    'labels and an expression that fails',
    { matchLabels: { app: 'api' }, ...expression('tier', 'NotIn', 'front') },
  ],
])('%s for %s', (expected, _, selector) => {
  expect(matches(selector)).toBe(expected);
});

test.each([[undefined], [null], ['app=api'], [['app']]])('%j is not a selector', value => {
  expect(selectorOf(value)).toBeUndefined();
});

test('only the empty selector is empty', () => {
  expect([selectorOf({})?.isEmpty, selectorOf({ matchLabels: { a: 'b' } })?.isEmpty]).toEqual([true, false]);
  expect(selectorOf(expression('a', 'Exists'))?.isEmpty).toBe(false);
});
