import type { System } from 'plainsail';
import {
  AlertRules,
  anything,
  availability,
  counter,
  errorRatio,
  gauge,
  gaugeLevel,
  histogram,
  matching,
  metricCatalogue,
} from 'plainsail/monitoring';

/** Alerts and an objective for pods that are not a component; a component has `alerts` and `objectives`. */
export function example(shop: System) {
  const metrics = metricCatalogue({
    requests: counter('http_requests_total', 'Requests', { labels: { code: anything } }),
    queue: gauge('queue_length', 'Messages that wait'),
    latency: histogram('http_request_duration_seconds', 'How long requests take', {
      buckets: [0.1, 0.5, 1],
      unit: 'seconds',
    }),
  });
  new AlertRules(shop, 'alerts', {
    component: 'api',
    alerts: [
      {
        name: 'ShopErrors',
        when: errorRatio({ of: metrics.requests, errors: { code: matching('5..') }, above: 0.05, within: '5m' }),
        for: '10m',
        severity: 'critical',
        summary: 'One request in twenty fails',
        description: '{{ $value | humanizePercentage }} of requests fail.',
        runbook: { impact: 'Customers see errors.', steps: ['Look at the logs of the API.'] },
      },
      {
        name: 'ShopQueue',
        when: gaugeLevel({ of: metrics.queue, above: 1000 }),
        for: '15m',
        severity: 'warning',
        summary: 'The queue is long',
        description: '{{ $value }} messages wait.',
      },
    ],
    objectives: [availability('99.9%', { name: 'requests', of: metrics.requests, errors: { code: matching('5..') } })],
  });
}
