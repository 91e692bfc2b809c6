import type { Construct } from 'constructs';
import { type PlatformPods, peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import { type Endpoint, outsideWave } from '../../intent/endpoint.js';

/** Where the environment's Prometheus is asked; undefined where the environment does not say. */
export function platformMetrics(scope: Construct): Endpoint<'http'> | undefined {
  const { prometheus } = clusterOf(scope);
  if (prometheus?.host === undefined) return undefined;
  const { host, port = 9090 } = prometheus;
  return endpoint(host, port, prometheus);
}

/** Where the environment's Loki is asked; undefined where logs are kept elsewhere, or nowhere. */
export function platformLogs(scope: Construct): Endpoint<'http'> | undefined {
  const { logs } = clusterOf(scope);
  return logs?.kind === 'loki' ? endpoint(logs.host, logs.port ?? 3100, logs) : undefined;
}

const endpoint = (host: string, port: number, pods: PlatformPods): Endpoint<'http'> =>
  Object.freeze({
    id: `platform:${host}:${port}`,
    protocol: 'http',
    transport: 'TCP',
    port,
    peer: peerOf(pods),
    wave: outsideWave,
    facts: Object.freeze({ host, port, url: `http://${host}:${port}` }),
  });
