import type { System } from 'plainsail';
import { Grafana, PrometheusServer } from 'plainsail/platform';

/** Grafana with the dashboards of all systems. */
export function example(shop: System) {
  const prometheus = new PrometheusServer(shop, 'prometheus', {
    image: 'quay.io/prometheus/prometheus:v3.4.0',
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
  new Grafana(shop, 'grafana', {
    image: 'docker.io/grafana/grafana:12.0.1',
    sidecarImage: 'quay.io/kiwigrid/k8s-sidecar:1.30.3',
    credentials: 'platform/grafana',
    prometheus: prometheus.endpoint,
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['statefulset-grafana.yaml'];
