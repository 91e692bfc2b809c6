import type { Settings } from './open-telemetry.js';

/** Takes OTLP from every pod that may reach it, by gRPC on 4317 and HTTP on 4318. */
export const otlpReceiver = (): Settings => ({
  protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: { endpoint: '0.0.0.0:4318' } },
});

/** Refuses data before the container runs out of memory. @param percent of the container's limit */
export const memoryLimiter = (percent = 80): Settings => ({
  check_interval: '1s',
  limit_percentage: percent,
  spike_limit_percentage: Math.round(percent / 4),
});

/** Sends many records at once. */
export const batch = (): Settings => ({ timeout: '5s', send_batch_size: 8192 });

/** Sends OTLP by gRPC. @param endpoint `jaeger:4317` @param tls false inside the cluster, where nothing terminates it */
export const otlpExporter = (endpoint: string, { tls = true, headers = {} }: OtlpOptions = {}): Settings => ({
  endpoint,
  ...(!tls && { tls: { insecure: true } }),
  ...(Object.keys(headers).length > 0 && { headers }),
});

interface OtlpOptions {
  readonly tls?: boolean;
  /** Values come from the environment: `${env:API_KEY}`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Has the metrics that it takes scraped on a port of its own. */
export const prometheusExporter = (port = 8889): Settings => ({
  endpoint: `0.0.0.0:${port}`,
  resource_to_telemetry_conversion: { enabled: true },
});
