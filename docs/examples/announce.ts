import { announce, httpGet, type System, WebService } from 'plainsail';

/** A component is called before it is declared: two of them may call each other. */
export function example(shop: System) {
  const ledger = announce(shop, 'ledger', { ports: { http: 8080 } });
  const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
  const base = {
    image: 'registry.example.com/shop:1.4.0',
    ports: { http: 8080 },
    probes,
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  } as const;
  new WebService(shop, 'api', { ...base, calls: [ledger.port('http')] });
  new WebService(shop, 'ledger', base);
}

export const shows = ['networkpolicy-api.yaml', 'networkpolicy-ledger.yaml'];
