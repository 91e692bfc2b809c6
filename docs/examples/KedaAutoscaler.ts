import type { System } from 'plainsail';
import { KedaAutoscaler } from 'plainsail/platform';

/** A ScaledObject of KEDA for a Deployment that another library declares. */
export function example(shop: System) {
  new KedaAutoscaler(shop, 'scale', {
    target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'importer' },
    min: 1,
    max: 10,
    triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }],
  });
}
