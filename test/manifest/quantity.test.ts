import fc from 'fast-check';
import { quantity, quantityText } from '../../src/manifest/quantity.js';

test.each([
  ['500m', 0.5],
  ['0.5', 0.5],
  [2, 2],
  ['1Ki', 1024],
  ['1.5Gi', 1.5 * 1024 ** 3],
  ['1k', 1000],
  ['2e3', 2000],
  ['1E', 1e18],
  ['100n', 1e-7],
  ['.5', 0.5],
])('reads %p', (text, amount) => {
  expect(quantity(text)).toBe(amount);
});

test.each(['', 'm', '1mi', '1 Gi', '1GiB', 'one', null, undefined, {}])('%p is not a quantity', text => {
  expect(quantity(text)).toBeUndefined();
});

test.each([
  ['memory', 1536 * 1024 ** 2, '1536Mi'],
  ['memory', 1000, '1000'],
  ['requests.memory', 2 * 1024 ** 3, '2Gi'],
  ['cpu', 2.5, '2500m'],
  ['pods', 3, '3'],
])('writes %s %d as %s', (resource, amount, text) => {
  expect(quantityText(resource, amount)).toBe(text);
});

test('what it writes is what it reads', () => {
  fc.assert(
    fc.property(fc.constantFrom('cpu', 'memory'), fc.nat(1_000_000), (resource, thousandths) => {
      const amount = resource === 'cpu' ? thousandths / 1000 : thousandths * 1024;
      expect(quantity(quantityText(resource, amount))).toBe(amount);
    }),
  );
});
