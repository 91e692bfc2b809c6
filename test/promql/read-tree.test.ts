import { analyse } from '../../src/promql/analysis.js';
import { logqlFaults } from '../../src/promql/logql.js';

/** Expressions that nest by so many levels. */
const forms: Readonly<Record<string, (levels: number) => string>> = {
  'binary operators': levels => `a${'/a'.repeat(levels)}`,
  'operators that bind to the right': levels => `a${'^a'.repeat(levels)}`,
  parentheses: levels => `${'('.repeat(levels)}a${')'.repeat(levels)}`,
  'open parentheses': levels => '('.repeat(levels),
  'unary operators': levels => `${'-'.repeat(levels)}a`,
  calls: levels => `${'abs('.repeat(levels)}a${')'.repeat(levels)}`,
  subqueries: levels => `a${'[5m:1m]'.repeat(levels)}`,
};
const message = 'it nests deeper than 250 levels and is not checked';

/** The processor time of the faster of two runs: other work on the machine can only add to it. */
function timed<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const once = () => {
    const before = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(before);
    return { result, milliseconds: (user + system) / 1000 };
  };
  const [first, second] = [once(), once()];
  return first.milliseconds < second.milliseconds ? first : second;
}

test.each(Object.entries(forms))('20,000 %s are neither read nor refused', (_, form) => {
  const expr = form(20_000);
  const { result, milliseconds } = timed(() => analyse(expr));
  expect(result.faults).toEqual([{ message, unread: true, from: 0, to: expr.length }]);
  expect(milliseconds).toBeLessThan(2_000);
});

test.each(Object.entries(forms))('100 %s are read', (_, form) => {
  const { result, milliseconds } = timed(() => analyse(form(100)));
  expect(result.faults.filter(({ unread }) => unread)).toEqual([]);
  expect(milliseconds).toBeLessThan(2_000);
});

test('a sum of 200 metrics is checked like any other', () => {
  const sum = Array.from({ length: 200 }, (_, i) => `rate(metric_${i}[5m])`).join(' + ');
  expect(analyse(sum).faults).toEqual([]);
  expect(analyse(sum).selections).toHaveLength(200);
  expect(analyse(`${sum} + rate(x)`).faults.map(fault => fault.message)).toEqual([
    'expected type matrix in call to function "rate", got vector',
  ]);
});

test('a deep query for logs is not read, and a long one is', () => {
  expect(logqlFaults(`1${'+1'.repeat(20_000)}`)).toEqual([{ message, unread: true, from: 0, to: 40_001 }]);
  expect(logqlFaults(`{a="b"} | a=1${' and a=1'.repeat(100)}`)).toEqual([]);
});

test.each(['/', 'a', ' + a', '"'])('150,001 characters of %j are not read', unit => {
  const expr = unit.repeat(150_001).slice(0, 150_001);
  const { result, milliseconds } = timed(() => analyse(expr));
  const message = 'it is longer than 150000 characters and is not checked';
  expect(result.faults).toEqual([{ message, unread: true, from: 0, to: expr.length }]);
  expect(milliseconds).toBeLessThan(1_000);
});
