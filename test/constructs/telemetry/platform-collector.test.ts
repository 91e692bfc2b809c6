import { platformCollector } from '../../../src/entries/platform.js';
import { Catalogue, url, Worker } from '../../../src/index.js';
import { chartIn, only, plainChart, refusals, small } from '../support.js';

const program = new Catalogue('mailer', { OTEL: url('Collector') }).bind('otlp', { OTEL: collector => collector.url });
const image = 'registry.example.com/mailer:1.4.0';
const collector = { namespace: 'observability', pods: { app: 'collector' }, host: 'otel-collector.observability' };

test('C6: the collector of the platform is called in its namespace, and gives the variable', () => {
  const chart = chartIn({ collector });
  const calls = [platformCollector(chart)];
  new Worker(chart, 'mailer', { image, resources: small, config: program.values({}), calls });
  expect(only(chart, 'ConfigMap')['data']).toEqual({ OTEL: 'http://otel-collector.observability:4317' });
  expect(only(chart, 'NetworkPolicy').spec['egress']).toContainEqual({
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'observability' } },
        podSelector: { matchLabels: { app: 'collector' } },
      },
    ],
    ports: [{ port: 4317 }],
  });
});

test.each([
  [undefined, 'grpc', 4317],
  ['grpc', 'grpc', 4317],
  ['http/protobuf', 'http/protobuf', 4318],
] as const)('X2: spoken to over %s, it is %s on port %i', (asked, encoding, port) => {
  expect(platformCollector(chartIn({ collector }), asked)).toMatchObject({
    port,
    facts: { url: `http://otel-collector.observability:${port}`, encoding },
  });
  const elsewhere = { ...collector, port: 14317, httpPort: 14318 };
  expect(platformCollector(chartIn({ collector: elsewhere }), asked).port).toBe(port + 10_000);
});

test('C6: an environment without a collector refuses', () => {
  expect(refusals(() => platformCollector(plainChart()))).toEqual([
    [
      'collector',
      'telemetry is sent to the platform, and the environment has no collector.',
      'Give the environment cluster.collector, or declare a collector in the system.',
    ],
  ]);
});
