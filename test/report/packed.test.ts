import fc from 'fast-check';
import { packed, unpacked } from '../../src/report/packed.js';

test('what is unpacked is what was packed, as JSON has it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const expected = JSON.parse(JSON.stringify(value));
      expect(unpacked(JSON.parse(JSON.stringify(packed(value))))).toEqual(expected);
    }),
  );
});

test('a key that is special to JavaScript is a key', () => {
  const value = JSON.parse('{"__proto__": {"constructor": "x"}, "a": "x"}');
  const result = unpacked(packed(value)) as object;
  expect(Object.keys(result)).toEqual(['__proto__', 'a']);
  expect(({} as { constructor: unknown }).constructor).toBe(Object);
});

test('what repeats is written once', () => {
  const value = Array.from({ length: 100 }, () => ({ name: 'a long name that repeats', system: 'shop' }));
  expect(JSON.stringify(packed(value)).length).toBeLessThan(JSON.stringify(value).length / 4);
});
