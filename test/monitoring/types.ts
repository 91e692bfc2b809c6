/** One `@ts-expect-error` for each promise of the monitoring API; `tsc` is the test. */

import {
  anything,
  availability,
  collectorConfiguration,
  counter,
  errorRatio,
  gauge,
  gaugeLevel,
  histogram,
  latency,
  matching,
  metricCatalogue,
  otlpReceiver,
  quantileAbove,
  rateOf,
  shareOf,
  stateHolds,
} from '../../src/entries/monitoring.js';
import { podsMetric } from '../../src/index.js';

const metrics = metricCatalogue({
  requests: counter('api_requests_total', 'Requests', { labels: { code: anything } }),
  duration: histogram('api_request_seconds', 'Time', { buckets: [0.5, 1, 2.5] }),
  breaker: gauge('api_breaker', 'State', { labels: { state: ['open', 'closed'] } }),
});

const window = { within: '5m' } as const;

// @ts-expect-error a misspelt metric
rateOf(metrics.request);
// @ts-expect-error a label that the metric lacks
rateOf(metrics.requests, { per: ['cod'] });
// @ts-expect-error a matcher for a label that the metric lacks
shareOf(metrics.requests, { cod: '500' });
// @ts-expect-error a value that the label never has
stateHolds({ of: metrics.breaker, where: { state: 'opened' } });
// @ts-expect-error a threshold that is not a bound of the buckets
quantileAbove({ of: metrics.duration, quantile: 0.99, above: 3, ...window });
// @ts-expect-error a promise that no bucket can tell
latency('99%', { of: metrics.duration, within: 0.2 });
// @ts-expect-error a counter where a gauge is needed
gaugeLevel({ of: metrics.requests, above: 1 });
// @ts-expect-error a histogram, which has no series of its own name
podsMetric(metrics.duration, '1');
// @ts-expect-error a label that the metric lacks
podsMetric(metrics.breaker, '1', { stat: 'open' });
// @ts-expect-error errors by a label that the metric lacks
errorRatio({ of: metrics.requests, errors: { status: matching('5..') }, above: 0.1, ...window });
// @ts-expect-error an objective without its errors
availability('99.9%', { of: metrics.requests });
collectorConfiguration({
  receivers: { otlp: otlpReceiver() },
  exporters: { debug: {} },
  // @ts-expect-error a pipeline of a receiver that is not defined
  pipelines: { traces: { receivers: ['otpl'], exporters: ['debug'] } },
});

/** What compiles beside it. */
export const accepted = [
  rateOf(metrics.requests, { where: { code: matching('2..') }, per: ['code', 'pod'] }),
  quantileAbove({ of: metrics.duration, quantile: 0.99, above: 1, ...window }),
  stateHolds({ of: metrics.breaker, where: { state: 'open' } }),
  latency('99%', { of: metrics.duration, within: 0.5 }),
  podsMetric(metrics.breaker, '1', { state: 'open' }),
  podsMetric('queue_length', '10', { queue: 'mail' }),
];
