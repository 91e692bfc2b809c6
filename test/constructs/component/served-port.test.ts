import { httpGet, WebService } from '../../../src/index.js';
import { chartIn, containerOf, ofKind, only, plainChart, small } from '../support.js';

const minimal = { image: 'registry.example.com/api:1.0.0', resources: small };
const probes = { liveness: httpGet('/'), readiness: httpGet('/') };
const prometheus = { namespace: 'monitoring', selects: {} };

test('a port of the Service may have a number of its own, or there is none', () => {
  const ports = {
    grpc: { number: 4317, servicePort: 4317 },
    admin: { number: 9000, servicePort: 90 },
    health: { number: 13133, servicePort: false },
  } as const;
  const chart = plainChart();
  const api = new WebService(chart, 'api', {
    ...minimal,
    ports,
    probes: { liveness: httpGet('/', { port: 'health' }), readiness: httpGet('/', { port: 'health' }) },
  });
  expect(only(chart, 'Service').spec['ports']).toEqual([
    { name: 'grpc', port: 4317, targetPort: 'grpc' },
    { name: 'admin', port: 90, targetPort: 'admin' },
  ]);
  expect(containerOf(only(chart, 'Deployment')).ports).toContainEqual({ name: 'health', containerPort: 13133 });
  expect(api.port('admin')).toMatchObject({ port: 9000, facts: { port: 90 } });
});

test('C9: metrics of several ports are scraped, each by a monitor', () => {
  const chart = chartIn({ prometheus });
  new WebService(chart, 'api', {
    ...minimal,
    probes,
    ports: { http: 8080, admin: 9000 },
    metrics: [{ port: 'http' }, { port: 'admin', interval: '1m' }],
  });
  expect(ofKind(chart, 'ServiceMonitor').map(({ metadata, spec }) => [metadata.name, spec['endpoints']])).toEqual([
    ['api', [{ port: 'http' }]],
    ['api-admin', [{ port: 'admin', interval: '1m' }]],
  ]);
  const ingress = only(chart, 'NetworkPolicy').spec['ingress'] as { ports: object[] }[];
  expect(ingress.map(({ ports }) => ports)).toEqual([[{ port: 8080 }], [{ port: 9000 }]]);
});
