import { faultsOf } from './widget.js';

const text = { type: 'string' };

describe('values', () => {
  const quantity = { 'x-kubernetes-int-or-string': true, pattern: '^[0-9]+m?$' };
  test.each<[object, unknown, string]>([
    [quantity, '1c', 'must match ^[0-9]+m?$, not be "1c"'],
    [quantity, true, 'must be an integer or a string, not true'],
    [quantity, 1.5, 'must be an integer or a string, not 1.5'],
    [{ type: 'integer', format: 'int32' }, 2 ** 31, 'must be from -2147483648 to 2147483647, not 2147483648'],
    [{ type: 'integer', minimum: 3, exclusiveMinimum: true }, 3, 'must be more than 3, not 3'],
    [{ type: 'number', maximum: 3, exclusiveMaximum: true }, 3, 'must be less than 3, not 3'],
    [{ type: 'integer', multipleOf: 5 }, 12, 'must be a multiple of 5, not 12'],
    [{ type: 'number', multipleOf: 0.25 }, 0.3, 'must be a multiple of 0.25, not 0.3'],
    [{ type: 'array', items: text, uniqueItems: true }, ['a', 'a'], 'must not have the same item twice'],
    [{ type: 'string', enum: ['hot', 'cold'] }, 'c', 'must be "hot" or "cold", not "c".'],
    [{ type: 'integer', enum: [1] }, 2, 'must be 1, not 2.'],
    [{ type: 'string', format: 'ipv4' }, '10.0.0.256', 'must be an address such as "10.0.0.1", not "10.0.0.256"'],
    [{ type: 'string' }, ['a'], 'must be a string, not a list'],
    [{ type: 'object' }, 'a', 'must be a map, not a string'],
  ])('%j refuses %j', (schema, value, message) => {
    expect(faultsOf({ value: schema }, { value })).toEqual([`error spec.value ${message}`]);
  });

  test.each<[object, unknown]>([
    [quantity, 2],
    [quantity, '200m'],
    [{ type: 'number', multipleOf: 0.25 }, 0.75],
    [
      { type: 'object', enum: [{ a: 1, b: 2 }], 'x-kubernetes-preserve-unknown-fields': true },
      { b: 2, a: 1 },
    ],
    [{ type: 'string', format: 'unheard-of' }, 'a'],
    [{ type: 'integer', format: 'date-time' }, 1],
    [{ type: 'string', pattern: 5 }, 'a'],
  ])('%j takes %j', (schema, value) => {
    expect(faultsOf({ value: schema }, { value })).toEqual([]);
  });
});

test('a list in place of a text with a format is stored, and warned of', () => {
  const schema = { type: 'string', format: 'byte' };
  expect(faultsOf({ value: schema }, { value: ['a'] })).toEqual(['warning spec.value must be a string, not a list']);
  expect(faultsOf({ value: { ...schema, enum: ['a'] } }, { value: ['a'] })).toEqual([
    'warning spec.value must be a string, not a list',
    'error spec.value must be "a", not a list.',
  ]);
});
