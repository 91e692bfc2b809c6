import { httpGet, PostDeployCheck, type System, WebService } from 'plainsail';

/** A rollout fails when the API does not answer after it. */
export function example(shop: System) {
  const api = new WebService(shop, 'api', {
    image: 'registry.example.com/shop:1.4.0',
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
  new PostDeployCheck(shop, 'smoke', {
    image: 'docker.io/library/busybox:1.37.0',
    requests: [{ to: api.port('http'), path: '/health', contains: 'ok' }],
  });
}

export const shows = ['job-smoke.yaml'];
