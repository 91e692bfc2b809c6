import type { System } from 'plainsail';
import { VerticalAutoscaler } from 'plainsail/platform';

/** Says what a Deployment should request, and changes nothing. */
export function example(shop: System) {
  new VerticalAutoscaler(shop, 'recommend', {
    target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'importer' },
  });
}
