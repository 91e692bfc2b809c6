import type { System } from 'plainsail';
import { VeleroSchedule } from 'plainsail/platform';

/** A nightly backup of objects of the namespace. */
export function example(shop: System) {
  new VeleroSchedule(shop, 'backup', { resources: ['secrets', 'configmaps'], keepDays: 30 });
}
