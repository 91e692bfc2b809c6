import { metricCatalogue } from '../catalogue.js';
import { anything, counter, gauge } from '../metric.js';

const exporter = { exporter: anything } as const;
const receiver = { receiver: anything, transport: anything } as const;

/** What an OpenTelemetry Collector says of itself. */
export const otelCollector = metricCatalogue({
  queue: gauge('otelcol_exporter_queue_size', 'Batches that wait', { labels: exporter }),
  queueCapacity: gauge('otelcol_exporter_queue_capacity', 'Most batches that may wait', { labels: exporter }),
  failedSpans: counter('otelcol_exporter_send_failed_spans_total', 'Spans lost', { labels: exporter }),
  failedMetrics: counter('otelcol_exporter_send_failed_metric_points_total', 'Points lost', { labels: exporter }),
  refusedSpans: counter('otelcol_receiver_refused_spans_total', 'Spans refused', { labels: receiver }),
  acceptedSpans: counter('otelcol_receiver_accepted_spans_total', 'Spans accepted', { labels: receiver }),
});
