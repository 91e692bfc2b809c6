import { DisruptionBudget, type System } from 'plainsail';

/** At most one pod of four is evicted at a time. */
export function example(shop: System) {
  new DisruptionBudget(shop, 'budget', {
    name: 'api',
    selector: { app: 'api' },
    replicas: 4,
    disruption: { minAvailable: 3 },
  });
}
