import type { System } from 'plainsail';
import { MetricsEndpoint } from 'plainsail/monitoring';

/** A ServiceMonitor for a Service that another library declares. */
export function example(shop: System) {
  new MetricsEndpoint(shop, 'metrics', {
    name: 'importer',
    service: { app: 'importer' },
    port: 'http',
    interval: '30s',
  });
}
