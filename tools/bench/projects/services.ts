import type { Construct } from 'constructs';
import { Environment, Fleet, httpGet, System, type SystemProps, WebService } from 'plainsail';

// Servers with a route each, in one namespace; with METRICS=1 Prometheus scrapes each.
const services = Number(process.env['SERVICES'] ?? 500);
const metrics = process.env['METRICS'] === '1';

class Bench extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'bench', props);
    for (let i = 0; i < services; i++)
      new WebService(this, `app-${i}`, {
        image: 'registry.example.com/bench/app:1.4.0',
        ports: { http: 8080, ...(metrics && { metrics: 9090 }) },
        probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
        resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
        replicas: [2, 10],
        scaling: { cpu: 70 },
        route: { host: `app-${i}.example.com` },
        ...(metrics && { metrics: { port: 'metrics' } }),
      });
  }
}

const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions: {},
  cluster: {
    ingress: { className: 'nginx', controller: { namespace: 'ingress-nginx' } },
    ...(metrics && { prometheus: { namespace: 'monitoring', selects: { release: 'prometheus' } } }),
  },
});
export const fleet = new Fleet({ environments: [production], systems: { bench: Bench } });
