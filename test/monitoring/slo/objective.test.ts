import {
  anything,
  availability,
  counter,
  histogram,
  latency,
  matching,
  metricCatalogue,
} from '../../../src/entries/monitoring.js';
import { decimal, times, toText } from '../../../src/monitoring/slo/decimal.js';
import { budgetOf, objectiveProblems } from '../../../src/monitoring/slo/objective.js';

const metrics = metricCatalogue({
  requests: counter('api_requests_total', 'Requests', { labels: { code: anything } }),
  duration: histogram('api_request_seconds', 'Time', { buckets: [0.1, 0.25, 1, 2.5] }),
});
const available = (target: string, more = {}) =>
  availability(target, { of: metrics.requests, errors: { code: matching('5..') }, ...more });
const messages = (...objectives: Parameters<typeof objectiveProblems>[0]) =>
  objectiveProblems(objectives).map(({ message }) => message);

test.each([
  ['99.9%', '0.001', '0.0144'],
  ['99.99%', '0.0001', '0.00144'],
  ['95%', '0.05', '0.72'],
  ['99.95%', '0.0005', '0.0072'],
])('the budget of %s is exactly %s, and burns fast at %s', (target, budget, fast) => {
  expect(toText(budgetOf(available(target)))).toBe(budget);
  expect(toText(times(budgetOf(available(target)), decimal('14.4')))).toBe(fast);
});

test('takes objectives that can be missed and told apart', () => {
  expect(messages(available('99.9%'), latency('95%', { of: metrics.duration, within: 0.25 }))).toEqual([]);
});

test.each([
  ['100%', 'objective "availability": the target is 100%, which leaves no budget.'],
  [
    '90%',
    'objective "availability": the target is 90%: its budget burns fast at 1.44 bad of one event, which never is.',
  ],
  [
    '93.05%',
    'objective "availability": the target is 93.05%: its budget burns fast at 1.0008 bad of one event, which never is.',
  ],
  ['99.9', 'objective "availability": the target is "99.9".'],
  ['101%', 'objective "availability": the target is "101%".'],
])('refuses %s', (target, message) => {
  expect(messages(available(target))).toEqual([message]);
});

test('refuses two of one name, and a name that is not a label', () => {
  expect(messages(available('99.9%'), available('99%'), available('99%', { name: 'Not good' }))).toEqual([
    'objective "availability": two objectives are named "availability".',
    'objective "Not good": an objective is named "Not good".',
  ]);
});

test('refuses a bound that no bucket has, and the last one', () => {
  const within = (bound: number) => latency('99%', { of: metrics.duration, within: bound as 1 });
  expect(messages(within(3))).toEqual([
    'objective "latency": the threshold 3 of "api_request_seconds" is not a bound of its buckets.',
  ]);
  expect(messages(within(2.5))).toEqual([
    'objective "latency": the threshold 2.5 of "api_request_seconds" is its last bound: nothing above it is distinguished.',
  ]);
});
