import type { System } from 'plainsail';
import { Alertmanager } from 'plainsail/platform';

/** Two Alertmanagers of the operator. */
export function example(shop: System) {
  new Alertmanager(shop, 'alertmanager', {
    image: 'quay.io/prometheus/alertmanager:v0.28.1',
    replicas: 2,
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['alertmanager-alertmanager.yaml'];
