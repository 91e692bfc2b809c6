import type { System } from 'plainsail';
import { Alertmanager, PrometheusServer } from 'plainsail/platform';

/** A Prometheus of the operator, with the alerts of all systems. */
export function example(shop: System) {
  const alertmanager = new Alertmanager(shop, 'alertmanager', {
    image: 'quay.io/prometheus/alertmanager:v0.28.1',
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
  new PrometheusServer(shop, 'prometheus', {
    image: 'quay.io/prometheus/prometheus:v3.4.0',
    storage: '50Gi',
    alertmanager,
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['prometheus-prometheus.yaml'];
