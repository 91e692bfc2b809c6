import {
  containerUtilization,
  httpGet,
  objectMetric,
  podsMetric,
  replace,
  SecretTemplate,
  type System,
  secretJson,
  secretRef,
  WebService,
} from 'plainsail';

/** Pods by the cpu of one container and by metrics of others; and a field that takes the place of what is derived. */
export function example(shop: System) {
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'api' };
  new WebService(shop, 'api', {
    image: 'registry.example.com/shop:1.4.0',
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    replicas: [2, 8],
    scaling: {
      metrics: [
        containerUtilization('api', 'cpu', 70),
        podsMetric('queue_length', '10'),
        objectMetric('requests_per_second', ingress, '500'),
      ],
    },
    pod: { topologySpreadConstraints: replace([]) },
  });
  new SecretTemplate(shop, 'settings', {
    name: 'settings',
    entries: [{ key: 'login.json', value: secretJson`{"user": ${secretRef('shop/api', 'user')}}` }],
  });
}

export const shows = ['horizontalpodautoscaler-api.yaml', 'externalsecret-settings.yaml'];
