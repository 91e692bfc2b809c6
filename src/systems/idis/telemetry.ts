import {
  batch,
  collectorConfiguration,
  memoryLimiter,
  otlpExporter,
  otlpReceiver,
  prometheusExporter,
} from '../../entries/monitoring.js';
import { Jaeger, OpenTelemetryCollector } from '../../entries/platform.js';
import type { Endpoint, System } from '../../index.js';

/** The pipelines of section 5.1, with exporters that the collector still has. */
const config = collectorConfiguration({
  receivers: { otlp: otlpReceiver() },
  processors: { memory_limiter: memoryLimiter(), batch: { ...batch(), send_batch_size: 1000 } },
  exporters: { otlp_grpc: otlpExporter('jaeger:4317', { tls: false }), prometheus: prometheusExporter(8889) },
  pipelines: {
    traces: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['otlp_grpc'] },
    metrics: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['prometheus'] },
  },
});

/** A collector of its own, and Jaeger, which shows the traces. Returns where programs send to. */
export function ownTelemetry(system: System): Endpoint<'otlp'> {
  const jaeger = new Jaeger(system, 'jaeger', {
    image: system.image('jaeger'),
    resources: { cpu: ['50m', '500m'], memory: ['256Mi', '512Mi'] },
  });
  const collector = new OpenTelemetryCollector(system, 'otel-collector', {
    image: system.image('opentelemetry-collector'),
    config,
    calls: [jaeger.grpc],
    resources: { cpu: ['50m', '500m'], memory: ['128Mi', '256Mi'] },
  });
  return collector.grpc;
}
