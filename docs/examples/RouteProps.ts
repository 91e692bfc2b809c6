import { httpGet, type System, WebService } from 'plainsail';

/** A public route with a limit, a blocked path, and one path with settings of its own. */
export function example(shop: System) {
  new WebService(shop, 'api', {
    image: 'registry.example.com/shop:1.4.0',
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    route: {
      host: shop.environment.host('shop'),
      blockedPaths: ['/metrics'],
      requestsPerSecond: 20,
      bodySize: '1m',
      paths: [{ path: '/upload', bodySize: '100m' }],
    },
  });
}

export const shows = ['ingress-api.yaml', 'ingress-api-closed.yaml'];
