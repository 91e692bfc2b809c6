import type { Construct } from 'constructs';
import { Environment, Fleet, httpGet, System, type SystemProps, WebService } from 'plainsail';
import { Certificate } from 'plainsail/imports/cert-manager.io';

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    new WebService(this, 'api', {
      image: this.image('shop'),
      ports: { http: 8080 },
      probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
      resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
    });
    new Certificate(this, 'certificate', {
      metadata: { name: 'shop' },
      spec: {
        secretName: 'shop-tls',
        dnsNames: ['shop.example.com'],
        issuerRef: { kind: 'ClusterIssuer', name: 'internal' },
      },
    });
  }
}

const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions: { shop: { repository: 'registry.example.com/shop', production: '1.2.0' } },
});

export const fleet = new Fleet({
  environments: [production],
  systems: { shop: Shop },
  gates: [{ environment: 'production', system: 'shop', role: 'SuperAdmin' }],
});
