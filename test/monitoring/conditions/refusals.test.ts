import type { ProblemError } from '../../../src/entries/checks.js';
import {
  type AlertCondition,
  anything,
  counter,
  counterShare,
  errorRatio,
  fillsUp,
  gauge,
  gaugeLevel,
  histogram,
  increaseAbove,
  matching,
  metricCatalogue,
  promql,
  quantileAbove,
  stateHolds,
  tooOld,
  volumes,
} from '../../../src/entries/monitoring.js';

const metrics = metricCatalogue({
  requests: counter('api_requests_total', 'Requests', { labels: { code: anything, method: ['GET', 'POST'] } }),
  duration: histogram('api_request_seconds', 'Time', { buckets: [0.5, 1, 2.5] }),
  queue: gauge('api_queue_length', 'Jobs that wait', { labels: { queue: anything } }),
});

/** As from JavaScript, where no compiler looks. */
const unchecked = (value: unknown) => value as never;
const messages = ({ problems }: AlertCondition) => problems.map(({ message }) => message);

test.each<[string, AlertCondition, string]>([
  [
    'a label that the metric does not have',
    errorRatio({
      of: metrics.requests,
      errors: unchecked({ cod: matching('5..') }),
      above: 0.1,
      within: '5m',
    }),
    '"api_requests_total" has no label "cod". Did you mean "code"?',
  ],
  [
    'a value that a label never has',
    increaseAbove({ of: metrics.requests, where: { method: unchecked('PUT') }, above: 1, within: '5m' }),
    'label "method" of "api_requests_total" is never "PUT".',
  ],
  [
    'a threshold of 3 seconds where the buckets end at 2.5',
    quantileAbove({ of: metrics.duration, quantile: 0.99, above: unchecked(3), within: '5m' }),
    'the threshold 3 of "api_request_seconds" is not a bound of its buckets.',
  ],
  [
    'the last bound, above which nothing is distinguished',
    quantileAbove({ of: metrics.duration, quantile: 0.99, above: 2.5, within: '5m' }),
    'the threshold 2.5 of "api_request_seconds" is its last bound: nothing above it is distinguished.',
  ],
  [
    'a share that is a percentage',
    errorRatio({ of: metrics.requests, errors: { code: '500' }, above: 5, within: '5m' }),
    'the share of errors is 5.',
  ],
  ['an invalid time', stateHolds({ of: metrics.queue, within: '5 minutes' }), '"within" is "5 minutes".'],
  [
    'a label to group by that does not exist',
    gaugeLevel({ of: metrics.queue, above: 9, per: unchecked(['que']) }),
    '"api_queue_length" has no label "que" to group by.',
  ],
  ['no number', gaugeLevel({ of: metrics.queue, above: Number.NaN }), 'the threshold is NaN.'],
  ['an invalid age', tooOld({ of: metrics.queue, after: 'yesterday' }), '"after" is "yesterday".'],
  [
    'a share of nothing',
    counterShare({ of: metrics.requests, outOf: metrics.requests, above: 0, within: '5m' }),
    'the share is 0.',
  ],
  [
    'more left than there is',
    fillsUp({ left: volumes.available, capacity: volumes.capacity, trend: '6h', runsOutWithin: '4d', shareLeft: 1 }),
    'the share left is 1.',
  ],
])('refuses %s', (_, condition, message) => {
  expect(messages(condition)).toEqual([message]);
});

test('a catalogue refuses what no program could expose', () => {
  const make = () =>
    metricCatalogue({
      a: counter('http requests', 'Requests'),
      b: gauge('queue', 'Queue', { labels: { endpoint: anything } }),
      c: histogram('seconds', 'Time', { buckets: [1, 0.5] }),
      d: gauge('queue', 'Queue'),
    });
  try {
    make();
    throw new Error('nothing was refused');
  } catch (error) {
    expect((error as ProblemError).problems.map(({ message, hint }) => [message, hint])).toEqual([
      ['metric "http requests" has a name that Prometheus does not take.', 'Use letters, digits, "_" and ":".'],
      [
        'metric "queue" has a label "endpoint", which the scrape sets as well.',
        'Queries see its own as "exported_endpoint".',
      ],
      ['metric "seconds" has the buckets 1, 0.5.', 'Give finite bounds, ascending.'],
      ['two metrics are named "queue".', 'A name is exposed once.'],
    ]);
  }
});

test('promql takes its test by the former name as well, with a warning', () => {
  const scope = { namespace: 'shop', job: 'api' };
  const noSeries = { feed: () => [] };
  const props = { expr: () => 'up == 0', threshold: 'down', metrics: [] };
  const unit = () => noSeries;
  const former = promql({ ...props, rehearsal: unit });
  expect(former.in(scope)).toEqual(promql({ ...props, test: unit }).in(scope));
  expect(former.problems).toEqual([
    {
      id: 'deprecated',
      severity: 'warning',
      message: 'promql(…): it has "rehearsal", which is deprecated.',
      hint: 'Write "test" in its place: version 2 has no "rehearsal".',
    },
  ]);
  expect(() => promql(unchecked(props))).toThrow('promql(…): it needs "test".');
});
