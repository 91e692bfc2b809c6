import fc from 'fast-check';
import { requirements, resourceProblems } from '../../../src/constructs/component/resources.js';
import { amountOf } from '../../../src/manifest/quantity.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

/** Every suffix as an exact fraction, so that the order can be told without rounding. */
const suffixes: Readonly<Record<string, readonly [bigint, bigint]>> = {
  '': [1n, 1n],
  m: [1n, 1000n],
  k: [1000n, 1n],
  M: [1000n ** 2n, 1n],
  G: [1000n ** 3n, 1n],
  T: [1000n ** 4n, 1n],
  P: [1000n ** 5n, 1n],
  E: [1000n ** 6n, 1n],
  Ki: [1024n, 1n],
  Mi: [1024n ** 2n, 1n],
  Gi: [1024n ** 3n, 1n],
  Ti: [1024n ** 4n, 1n],
  Pi: [1024n ** 5n, 1n],
  Ei: [1024n ** 6n, 1n],
};

const quantity = fc.record({
  digits: fc.nat({ max: 99_999 }),
  decimals: fc.constantFrom('', '0', '5', '25', '125'),
  suffix: fc.constantFrom(...Object.keys(suffixes)),
});
type Quantity = typeof quantity extends fc.Arbitrary<infer T> ? T : never;

const textOf = ({ digits, decimals, suffix }: Quantity) => `${digits}${decimals && `.${decimals}`}${suffix}`;

/** In units of a millionth, exactly. */
function exact({ digits, decimals, suffix }: Quantity): bigint {
  const [by, over] = suffixes[suffix]!;
  return (BigInt(digits) * 1000n + BigInt(decimals.padEnd(3, '0'))) * by * (1000n / over);
}

test(`quantities are ordered as the exact numbers are (SEED=${seed})`, () => {
  fc.assert(
    fc.property(quantity, quantity, (a, b) => {
      const [left, right] = [exact(a), exact(b)];
      const expected = left < right ? -1 : left > right ? 1 : 0;
      expect(Math.sign(amountOf(textOf(a))! - amountOf(textOf(b))!)).toBe(expected);
    }),
    { seed, numRuns: 5_000 },
  );
});

test('some of them', () => {
  expect(['500m', '1', '.5', '1.5', '256Mi', '1k', '1Ki'].map(amountOf)).toEqual([
    0.5, 1, 0.5, 1.5, 268435456, 1000, 1024,
  ]);
});

test.each(['500mm', '', 'm', '1 Gi', '1GB', '-1', '1,5', '0x10', '1e3i', 'Mi', '１'])(
  '"%s" is not a quantity',
  text => {
    expect(amountOf(text)).toBeUndefined();
  },
);

test('every wrong request and limit is reported', () => {
  const problems = resourceProblems({ cpu: ['500mm', '1'], memory: ['2Gi', '1Gi'], ephemeralStorage: ['1Gi', 'lots'] });
  expect(problems.map(({ id, message, hint }) => [id, message, hint])).toEqual([
    ['resources', 'the cpu request is "500mm".', 'A quantity looks like "250m" or "2".'],
    ['resources', 'the memory request "2Gi" is above the limit "1Gi".', 'Lower the request or raise the limit.'],
    ['resources', 'the ephemeral-storage limit is "lots".', 'A quantity looks like "100Mi" or "2Gi".'],
  ]);
});

test('a request may equal its limit, whatever the units', () => {
  expect(resourceProblems({ cpu: ['1000m', '1'], memory: ['1Gi', '1024Mi'] })).toEqual([]);
  expect(resourceProblems({ cpu: ['1001m', '1'], memory: ['1Gi', '1Gi'] })).toHaveLength(1);
});

test('the API form', () => {
  expect(requirements({ cpu: ['1', '2'], memory: ['1Gi', '2Gi'] })).toEqual({
    requests: { cpu: '1', memory: '1Gi' },
    limits: { cpu: '2', memory: '2Gi' },
  });
  expect(requirements({ cpu: ['1', '2'], memory: ['1Gi', '2Gi'], ephemeralStorage: ['1Mi', '2Mi'] })).toEqual({
    requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Mi' },
    limits: { cpu: '2', memory: '2Gi', 'ephemeral-storage': '2Mi' },
  });
});
