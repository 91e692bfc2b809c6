import { parse } from 'yaml';
import {
  batch,
  type CollectorConfiguration,
  collectorConfiguration,
  memoryLimiter,
  otlpExporter,
  otlpReceiver,
  prometheusExporter,
} from '../../../src/entries/monitoring.js';
import { Jaeger, OpenTelemetryCollector } from '../../../src/entries/platform.js';
import { Catalogue, outside, text, Worker } from '../../../src/index.js';
import { chartIn, containerOf, only, plainChart, podOf, refusals, small, templateOf } from '../support.js';

const image = 'docker.io/otel/opentelemetry-collector-contrib:0.147.0';
const jaegerImage = 'docker.io/jaegertracing/jaeger:2.10.0';
const prometheus = { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: { release: 'stack' } };

const config = collectorConfiguration({
  receivers: { otlp: otlpReceiver() },
  processors: { memory_limiter: memoryLimiter(), batch: batch() },
  exporters: { otlp_grpc: otlpExporter('jaeger:4317', { tls: false }), prometheus: prometheusExporter() },
  pipelines: {
    traces: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['otlp_grpc'] },
    metrics: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['prometheus'] },
  },
});

/** An API that sends its traces to a collector, which sends them to Jaeger. */
function traced() {
  const chart = chartIn({ prometheus });
  const jaeger = new Jaeger(chart, 'jaeger', { image: jaegerImage, resources: small });
  const collector = new OpenTelemetryCollector(chart, 'otel-collector', {
    image,
    config,
    calls: [jaeger.grpc],
    resources: small,
  });
  const catalogue = new Catalogue('api', { OTEL_ENDPOINT: text('Where traces go') }).bind('otlp', {
    OTEL_ENDPOINT: ({ url }) => url,
  });
  new Worker(chart, 'api', {
    image: 'registry.example.com/api:1',
    resources: small,
    config: catalogue.values({}),
    calls: [collector.grpc],
  });
  return chart;
}

const fileOf = (chart: ReturnType<typeof plainChart>, name: string) =>
  parse(Object.values(only(chart, 'ConfigMap', name)['data'] as Record<string, string>)[0] ?? '');

test('D2: the collector reads its configuration from a file, and rolled when that changes', () => {
  const chart = traced();
  const deployment = only(chart, 'Deployment', 'otel-collector');
  expect(fileOf(chart, 'otel-collector-files')).toEqual({
    ...config,
    extensions: { health_check: { endpoint: '0.0.0.0:13133' } },
    service: { ...config.service, extensions: ['health_check'] },
  });
  expect(containerOf(deployment)).toMatchObject({
    image,
    args: ['--config=/etc/otelcol/config.yaml'],
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'files-etc-otelcol', mountPath: '/etc/otelcol', readOnly: true },
    ],
    livenessProbe: { httpGet: { path: '/', port: 'health' } },
    readinessProbe: { httpGet: { path: '/', port: 'health' } },
  });
  expect(podOf(deployment).securityContext).toMatchObject({ runAsUser: 10001, runAsNonRoot: true });
  expect(templateOf(deployment).metadata?.annotations?.['checksum/config']).toMatch(/^[0-9a-f]{16}$/);
});

test('D2: it collects garbage before it is killed', () => {
  expect(only(traced(), 'ConfigMap', 'otel-collector-config')['data']).toEqual({ GOMEMLIMIT: '204MiB' });
});

test('D2: a configuration with another number rolls the pods', () => {
  const digest = (send_batch_size: number) => {
    const chart = plainChart();
    const processors = { batch: { send_batch_size } };
    const other = collectorConfiguration({
      receivers: { otlp: otlpReceiver() },
      processors,
      exporters: { prometheus: prometheusExporter() },
      pipelines: { metrics: { receivers: ['otlp'], processors: ['batch'], exporters: ['prometheus'] } },
    });
    new OpenTelemetryCollector(chart, 'collector', { image, config: other, resources: small });
    return templateOf(only(chart, 'Deployment')).metadata?.annotations?.['checksum/config'];
  };
  expect(digest(1000)).toBe(digest(1000));
  expect(digest(1000)).not.toBe(digest(1001));
});

test('D2: the Service has the ports of OTLP and of the metrics, and not that of the probes', () => {
  expect(only(traced(), 'Service', 'otel-collector').spec['ports']).toEqual([
    { name: 'grpc', port: 4317, targetPort: 'grpc' },
    { name: 'http', port: 4318, targetPort: 'http' },
    { name: 'metrics', port: 8889, targetPort: 'metrics' },
    { name: 'telemetry', port: 8888, targetPort: 'telemetry' },
  ]);
});

test('D2: metrics are scraped on 8889, and its own on 8888', () => {
  const chart = traced();
  expect(only(chart, 'ServiceMonitor', 'otel-collector')).toMatchObject({
    metadata: { labels: { release: 'stack' } },
    spec: { endpoints: [{ port: 'metrics' }] },
  });
  expect(only(chart, 'ServiceMonitor', 'otel-collector-telemetry').spec['endpoints']).toEqual([{ port: 'telemetry' }]);
  const scrape = [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
      podSelector: { matchLabels: { app: 'prometheus' } },
    },
  ];
  expect(only(chart, 'NetworkPolicy', 'otel-collector').spec['ingress']).toEqual([
    { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'api' } } }], ports: [{ port: 4317 }] },
    { from: scrape, ports: [{ port: 8889 }] },
    { from: scrape, ports: [{ port: 8888 }] },
  ]);
});

test('D2: traces reach Jaeger: policies at both ends, the variable, the order', () => {
  const chart = traced();
  expect(only(chart, 'ConfigMap', 'api-config')['data']).toEqual({ OTEL_ENDPOINT: 'http://otel-collector.shop:4317' });
  expect(only(chart, 'NetworkPolicy', 'otel-collector').spec['egress']).toContainEqual({
    to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'jaeger' } } }],
    ports: [{ port: 4317 }],
  });
  expect(only(chart, 'NetworkPolicy', 'jaeger').spec['ingress']).toContainEqual({
    from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'otel-collector' } } }],
    ports: [{ port: 4317 }],
  });
  const wave = (name: string) => only(chart, 'Deployment', name).metadata.annotations?.['argocd.argoproj.io/sync-wave'];
  expect(['jaeger', 'otel-collector', 'api'].map(wave)).toEqual(['1', '2', '3']);
});

test('D2: Jaeger of the second generation keeps traces in memory and shows them on 16686', () => {
  const chart = traced();
  expect(fileOf(chart, 'jaeger-files')).toMatchObject({
    receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: { endpoint: '0.0.0.0:4318' } } } },
    exporters: { jaeger_storage_exporter: { trace_storage: 'memory' } },
    extensions: {
      jaeger_storage: { backends: { memory: { memory: { max_traces: 50000 } } } },
      jaeger_query: { storage: { traces: 'memory' }, http: { endpoint: '0.0.0.0:16686' } },
    },
    service: {
      extensions: ['jaeger_storage', 'jaeger_query'],
      pipelines: { traces: { receivers: ['otlp'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] } },
    },
  });
  expect(containerOf(only(chart, 'Deployment', 'jaeger'))).toMatchObject({
    args: ['--config=/etc/jaeger/config.yaml'],
    readinessProbe: { httpGet: { path: '/', port: 'ui' } },
  });
  expect(only(chart, 'Service', 'jaeger').spec['ports']).toContainEqual({ name: 'ui', port: 16686, targetPort: 'ui' });
});

const declare = (own: CollectorConfiguration, calls = [outside({ host: 'jaeger', port: 4317 })]) =>
  refusals(
    () => new OpenTelemetryCollector(plainChart(), 'collector', { image, config: own, calls, resources: small }),
  );

test('D2: refuses a receiver that only its own pod reaches', () => {
  const receivers = { otlp: { protocols: { grpc: {}, http: { endpoint: 'localhost:4318' } } } };
  expect(declare({ ...config, receivers })).toEqual([
    ['collector', 'receiver "otlp" takes grpc on no address.', 'It must be 0.0.0.0:4317, as otlpReceiver() has it.'],
    [
      'collector',
      'receiver "otlp" takes http on localhost:4318.',
      'It must be 0.0.0.0:4318, as otlpReceiver() has it.',
    ],
  ]);
});

test('D2: refuses to send where no call leads', () => {
  expect(declare(config, [])).toEqual([
    [
      'collector',
      'exporter "otlp_grpc" sends to jaeger:4317, and no call leads to such a port.',
      'Name what it sends to in "calls".',
    ],
  ]);
});

test('refuses a Jaeger that remembers nothing', () => {
  const jaeger = () => new Jaeger(plainChart(), 'jaeger', { image: jaegerImage, resources: small, maxTraces: 0 });
  expect(refusals(jaeger)).toEqual([
    ['jaeger', 'the number of traces is 0.', 'It must be a whole number of 1 or more.'],
  ]);
});
