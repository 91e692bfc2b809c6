import type { System } from 'plainsail';
import {
  anything,
  counter,
  Dashboard,
  metricCatalogue,
  promqlQuery,
  rateOf,
  stat,
  timeSeries,
} from 'plainsail/monitoring';

/** A dashboard of Grafana from the metrics of a program. */
export function example(shop: System) {
  const metrics = metricCatalogue({
    requests: counter('http_requests_total', 'Requests', { labels: { code: anything } }),
  });
  new Dashboard(shop, 'overview', {
    uid: 'shop-overview',
    title: 'Shop',
    component: 'api',
    rows: [
      {
        title: 'Traffic',
        panels: [
          timeSeries('Requests', 'reqps', [rateOf(metrics.requests, { per: ['code'] })]),
          stat(
            'Ready',
            'short',
            promqlQuery('pods', () => 'sum(up{namespace="shop-development"})'),
          ),
        ],
      },
    ],
  });
}
