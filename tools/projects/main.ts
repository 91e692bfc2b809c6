import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Environment, Fleet, httpGet, oneOf, System, type SystemProps, WebService } from 'plainsail';
import { Certificate } from 'plainsail/imports/cert-manager.io';
import type { Deployment } from 'plainsail/imports/k8s';
import { counter, gauge, metricCatalogue } from 'plainsail/monitoring';
import { match, Rendered } from 'plainsail/testing';

export const metrics = metricCatalogue({
  requests: counter('requests_total', 'Requests.', { labels: { code: ['200', '500'] } }),
  busy: gauge('busy', 'Busy.'),
});
export const level = oneOf(['debug', 'info'], 'Level', 'info');
export type Workload = Deployment;

const program = {
  image: 'registry.example.com/shop:1.2.0',
  ports: { http: 8080 },
  probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
  resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
} as const;

export class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    const api = new WebService(this, 'api', program);
    new WebService(this, 'web', { ...program, calls: [api.port('http')] });
  }
}

export const fleet = new Fleet({
  environments: [new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} })],
  systems: { shop: Shop },
});

export class MyChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    new WebService(this, 'api', program);
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

const app = new App();
new MyChart(app, 'shop');
app.synth();

const tested = Rendered.component(scope => new WebService(scope, 'api', program));
tested.has('Service/api', { spec: { ports: match.any() } });
