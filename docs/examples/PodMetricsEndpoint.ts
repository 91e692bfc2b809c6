import type { System } from 'plainsail';
import { PodMetricsEndpoint } from 'plainsail/monitoring';

/** A PodMonitor for pods that another library declares. */
export function example(shop: System) {
  new PodMetricsEndpoint(shop, 'metrics', { name: 'importer', pods: { app: 'importer' }, port: 'metrics' });
}
