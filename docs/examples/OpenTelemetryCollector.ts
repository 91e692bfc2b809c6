import type { System } from 'plainsail';
import { batch, collectorConfiguration, memoryLimiter, otlpReceiver, prometheusExporter } from 'plainsail/monitoring';
import { OpenTelemetryCollector } from 'plainsail/platform';

/** A collector that hands metrics to Prometheus. */
export function example(shop: System) {
  const config = collectorConfiguration({
    receivers: { otlp: otlpReceiver() },
    processors: { memory_limiter: memoryLimiter(), batch: batch() },
    exporters: { prometheus: prometheusExporter() },
    pipelines: { metrics: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['prometheus'] } },
  });
  new OpenTelemetryCollector(shop, 'collector', {
    image: 'docker.io/otel/opentelemetry-collector-contrib:0.126.0',
    config,
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}
