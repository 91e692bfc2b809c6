import type { System } from 'plainsail';
import {
  anything,
  availability,
  bucketsOf,
  counter,
  Dashboard,
  gauge,
  gaugeOf,
  heatmap,
  histogram,
  latency,
  matching,
  metricCatalogue,
  objectiveRow,
  quantileOf,
  saturationRow,
  shareOf,
  stat,
  timeSeries,
} from 'plainsail/monitoring';

const metrics = metricCatalogue({
  requests: counter('http_requests_total', 'Requests', { labels: { code: anything } }),
  duration: histogram('http_request_duration_seconds', 'Duration', { buckets: [0.1, 0.5, 1], unit: 'seconds' }),
  queue: gauge('queue_length', 'Messages that wait', { labels: { queue: anything } }),
});
const errors = { code: matching('5..') };

/** Every kind of panel, and rows that plainsail makes. */
export function example(shop: System) {
  new Dashboard(shop, 'api', {
    uid: 'shop-api',
    title: 'API',
    component: 'api',
    rows: [
      {
        title: 'Requests',
        panels: [
          stat('Errors', 'percentunit', shareOf(metrics.requests, errors, { legend: 'errors' })),
          timeSeries('Duration (p95)', 's', [quantileOf(metrics.duration, 0.95)]),
          timeSeries('Queue', 'short', [gaugeOf(metrics.queue, { per: ['queue'] })]),
          heatmap('Durations', 's', bucketsOf(metrics.duration)),
        ],
      },
      objectiveRow([
        availability('99.9%', { of: metrics.requests, errors }),
        latency('95%', { of: metrics.duration, within: 0.5 }),
      ]),
      saturationRow('api'),
    ],
  });
}
