import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import { httpGet, WebService, Worker } from '../../../src/index.js';
import { only, plainChart, small } from '../support.js';

const image = 'registry.example.com/shop:1.4.0';
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };

test('any cdk8s-plus takes our components for pod selectors and network policy peers, in types and when it renders', () => {
  const chart = plainChart();
  const api = new WebService(chart, 'api', { image, ports: { http: 8080 }, probes, resources: small });
  const worker = new Worker(chart, 'worker', { image, resources: small });
  new plus28.Service(chart, 'old', {
    metadata: { name: 'old' },
    selector: api,
    ports: [{ port: 80, targetPort: 8080 }],
  });
  new plus33.Service(chart, 'new', {
    metadata: { name: 'new' },
    selector: api,
    ports: [{ port: 80, targetPort: 8080 }],
  });
  const selector = { 'app.kubernetes.io/name': 'api' };
  expect(only(chart, 'Service', 'old').spec['selector']).toEqual(selector);
  expect(only(chart, 'Service', 'new').spec['selector']).toEqual(selector);
  new plus33.NetworkPolicy(chart, 'policy', {
    metadata: { name: 'policy' },
    selector: api,
    ingress: { rules: [{ peer: worker, ports: [plus33.NetworkPolicyPort.tcp(9000)] }] },
  });
  expect(only(chart, 'NetworkPolicy', 'policy').spec).toMatchObject({
    podSelector: { matchLabels: selector },
    ingress: [
      { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'worker' } } }], ports: [{ port: 9000 }] },
    ],
  });
});

test('connections of cdk8s-plus lead to our components, at both ends', () => {
  const chart = plainChart();
  const api = new WebService(chart, 'api', { image, ports: { http: 8080 }, probes, resources: small });
  const web = new plus28.Deployment(chart, 'web', { containers: [{ image, portNumber: 3000 }] });
  web.connections.allowTo(api, { ports: [plus28.NetworkPolicyPort.tcp(8080)] });
  const policies = chart.toJson().filter(({ kind }) => kind === 'NetworkPolicy');
  const opened = JSON.stringify(policies.filter(({ metadata }) => metadata.name !== 'api'));
  expect(opened).toContain('"podSelector":{"matchLabels":{"app.kubernetes.io/name":"api"}}');
  expect(opened).toContain('"cdk8s.io/metadata.addr"');
});
