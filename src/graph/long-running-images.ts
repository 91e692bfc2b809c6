import { perText } from '../manifest/per-text.js';

/** Programs that run beside others and do not end by themselves, by the last part of their image's name. */
const programs = new Set([
  'alloy',
  'aws-otel-collector',
  'cloud-sql-proxy',
  'cloudsql-proxy',
  'datadog-agent',
  'envoy',
  'filebeat',
  'fluent-bit',
  'fluentd',
  'gce-proxy',
  'grafana-agent',
  'kube-rbac-proxy',
  'linkerd-proxy',
  'nginx-prometheus-exporter',
  'oauth2-proxy',
  'opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'pgbouncer',
  'promtail',
  'proxyv2',
  'statsd-exporter',
  'tailscale',
  'vector',
]);

/** Whether an image is that of a program that does not end by itself. */
export const runsOn = perText((image: string): boolean => {
  const [name = ''] = image.slice(image.lastIndexOf('/') + 1).split(/[:@]/);
  return programs.has(name);
});
