import type { System } from 'plainsail';
import { PrometheusStack } from 'plainsail/platform';

/** Prometheus, Alertmanager and Grafana, which know each other. */
export function example(shop: System) {
  const resources = { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] } as const;
  new PrometheusStack(shop, 'stack', {
    prometheus: { image: 'quay.io/prometheus/prometheus:v3.4.0', resources },
    alertmanager: { image: 'quay.io/prometheus/alertmanager:v0.28.1', resources },
    grafana: {
      image: 'docker.io/grafana/grafana:12.0.1',
      sidecarImage: 'quay.io/kiwigrid/k8s-sidecar:1.30.3',
      credentials: 'platform/grafana',
      resources,
    },
  });
}

export const shows = ['prometheus-prometheus.yaml', 'alertmanager-alertmanager.yaml'];
