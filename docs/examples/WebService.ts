import { httpGet, type System, WebService } from 'plainsail';

/** An API with two to four pods, reached from outside, with metrics. */
export function example(shop: System) {
  new WebService(shop, 'api', {
    image: 'registry.example.com/shop:1.4.0',
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    replicas: [2, 4],
    scaling: { cpu: 70 },
    route: { host: shop.environment.host('shop'), blockedPaths: ['/metrics'] },
    metrics: { port: 'http', path: '/metrics' },
  });
}

export const shows = ['deployment-api.yaml', 'service-api.yaml', 'networkpolicy-api.yaml'];
