import type { Construct } from 'constructs';
import { Environment, Fleet, httpGet, System, type SystemProps, WebService } from 'plainsail';

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    new WebService(this, 'api', {
      image: this.image('shop'),
      ports: { http: 8080 },
      probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
      resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
      route: { host: this.environment.host('shop'), blockedPaths: ['/metrics'] },
      metrics: { port: 'http', path: '/metrics' },
    });
  }
}

const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions: { images: { shop: { repository: 'registry.example.com/shop', versions: { production: '1.4.0' } } } },
  // Each fact changes what is rendered for every system of the environment.
  cluster: {
    kubernetes: '1.33',
    zones: 3,
    ingress: {
      className: 'nginx',
      controller: { namespace: 'ingress-nginx', pods: { 'app.kubernetes.io/name': 'ingress-nginx' } },
      clusterIssuer: 'letsencrypt',
    },
    prometheus: { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: { release: 'prometheus' } },
    runbooks: 'https://runbooks.example.com/',
  },
});

export const fleet = new Fleet({ environments: [production], systems: { shop: Shop } });

export const shows = ['ingress-api.yaml', 'servicemonitor-api.yaml', 'networkpolicy-api.yaml'];
