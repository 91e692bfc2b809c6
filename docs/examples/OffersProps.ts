import { httpGet, type System, WebService } from 'plainsail';

/** A port that pods of another repository may call: the policy allows them, and contract.json names it. */
export function example(shop: System) {
  const api = new WebService(shop, 'api', {
    image: 'registry.example.com/shop:1.4.0',
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
  shop.offers({
    interface: '2.1.0',
    ports: { api: api.port('http') },
    callers: [{ namespace: 'web-development', pods: { app: 'web' } }],
  });
}

export const shows = ['networkpolicy-api.yaml'];
