import { platformPort, Worker } from '../../../src/index.js';
import { only, plainChart, small } from '../support.js';

test('H6 C6: a port of the platform is called like any other, and there before everything', () => {
  const to = platformPort({ namespace: 'cert-manager', pods: { app: 'cert-manager' }, port: 9402 });
  expect(to).toMatchObject({
    id: 'platform:cert-manager/cert-manager:9402',
    port: 9402,
    peer: { namespace: 'cert-manager', pods: { app: 'cert-manager' } },
    wave: Number.NEGATIVE_INFINITY,
  });
  const chart = plainChart();
  new Worker(chart, 'scraper', { image: 'registry.example.com/scraper:1.0.0', resources: small, calls: [to] });
  expect(only(chart, 'NetworkPolicy', 'scraper').spec['egress']).toContainEqual({
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cert-manager' } },
        podSelector: { matchLabels: { app: 'cert-manager' } },
      },
    ],
    ports: [{ port: 9402 }],
  });
});
