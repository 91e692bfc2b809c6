import type { Construct } from 'constructs';
import { Environment, Fleet, httpGet, System, type SystemProps, WebService } from 'plainsail';

// A project with one application.
class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    new WebService(this, 'api', {
      image: 'registry.example.com/shop/api:1.4.0',
      ports: { http: 8080 },
      probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
      resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
      replicas: [2, 4],
    });
  }
}

const production = new Environment('production', { tier: 'production', domain: 'example.com', versions: {} });
export const fleet = new Fleet({ environments: [production], systems: { shop: Shop } });
