import { ProblemError } from '../../../src/entries/checks.js';
import {
  batch,
  collectorConfiguration,
  memoryLimiter,
  otlpExporter,
  otlpReceiver,
  prometheusExporter,
} from '../../../src/entries/monitoring.js';

const spec = {
  receivers: { otlp: otlpReceiver() },
  processors: { memory_limiter: memoryLimiter(), batch: batch() },
  exporters: { otlp_grpc: otlpExporter('jaeger:4317', { tls: false }), prometheus: prometheusExporter() },
  pipelines: {
    traces: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['otlp_grpc'] },
    metrics: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['prometheus'] },
  },
} as const;

test('Traces reach Jaeger by OTLP, metrics are scraped on 8889, its own on 8888', () => {
  expect(collectorConfiguration(spec)).toMatchObject({
    exporters: {
      otlp_grpc: { endpoint: 'jaeger:4317', tls: { insecure: true } },
      prometheus: { endpoint: '0.0.0.0:8889' },
    },
    service: {
      pipelines: { traces: { exporters: ['otlp_grpc'] }, metrics: { exporters: ['prometheus'] } },
      telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: 8888 } } } }] } },
    },
  });
});

const refused = (more: object): readonly string[] => {
  try {
    collectorConfiguration({ ...spec, ...more } as typeof spec);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ message }) => message);
  }
  return [];
};

test('refuses an exporter that the collector no longer has', () => {
  const traces = { receivers: ['otlp'], exporters: ['jaeger'] };
  expect(
    refused({ exporters: { jaeger: { endpoint: 'jaeger:14250' } }, processors: undefined, pipelines: { traces } }),
  ).toEqual(['exporters: "jaeger" is no longer part of the collector.']);
});

test('refuses what is not defined, what is not used, and a pipeline of no signal', () => {
  const trace = { receivers: ['otpl'], processors: ['batch', 'memory_limiter'], exporters: ['otlp_grpc'] };
  expect(refused({ pipelines: { trace } })).toEqual([
    'a pipeline is named "trace".',
    'exporters: no pipeline uses "prometheus".',
    'pipeline "trace" guards its memory after "batch".',
    'pipeline "trace" uses "otpl", which is not among the receivers. Did you mean "otlp"?',
    'receivers: no pipeline uses "otlp".',
  ]);
});

test('a connector leads from one pipeline to another, or is refused', () => {
  const connectors = { spanmetrics: {} };
  const traces = { ...spec.pipelines.traces, exporters: ['otlp_grpc', 'spanmetrics'] } as const;
  const derived = { receivers: ['spanmetrics'], exporters: ['prometheus'] } as const;
  const { pipelines, ...rest } = spec;
  expect(
    collectorConfiguration({ ...rest, connectors, pipelines: { ...pipelines, traces, 'metrics/derived': derived } }),
  ).toMatchObject({ connectors, service: { pipelines: { 'metrics/derived': derived } } });
  expect(refused({ connectors, pipelines: { ...pipelines, traces } })).toEqual([
    'connectors: "spanmetrics" does not lead from one pipeline to another.',
  ]);
});

test('refuses a pipeline that leads nowhere', () => {
  expect(refused({ pipelines: { ...spec.pipelines, logs: { receivers: ['otlp'], exporters: [] } } })).toEqual([
    'pipeline "logs" has no exporters.',
  ]);
});
