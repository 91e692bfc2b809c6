import { exporter } from '../catalogue.js';
import { anything, counter, histogram } from '../metric.js';

const route = {
  ingress: anything,
  exported_service: anything,
  host: anything,
  path: anything,
  method: anything,
  status: anything,
} as const;

/** What ingress-nginx says of the routes it serves. */
export const ingressNginx = exporter(
  {
    requests: counter('nginx_ingress_controller_requests', 'Requests', { labels: route }),
    duration: histogram('nginx_ingress_controller_request_duration_seconds', 'Time to answer', {
      labels: route,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
  },
  'exported_namespace',
  { kind: 'Ingress', label: 'ingress' },
);
