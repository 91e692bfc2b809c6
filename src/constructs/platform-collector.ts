import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { peerOf } from '../environment/cluster.js';
import { clusterOf } from '../environment/environment.js';
import { type Endpoint, outsideWave } from '../intent/endpoint.js';
import { problem } from '../problem.js';
import { reject } from './reject.js';

/** The collector that the environment offers to every system, over gRPC, for traces, metrics and logs. */
export function platformCollector(scope: Construct): Endpoint<'otlp'> {
  const { collector } = clusterOf(scope);
  if (!collector) {
    reject(scope, [
      problem('collector', 'telemetry is sent to the platform, and the environment has no collector.', {
        hint: 'Give the environment cluster.collector, or declare a collector in the system.',
      }),
    ]);
  }
  const { host, port = 4317, ...pods } = collector ?? { host: 'collector', namespace: Chart.of(scope).namespace ?? '' };
  return Object.freeze({
    id: `platform:${host}:${port}`,
    protocol: 'otlp',
    transport: 'TCP',
    port,
    peer: peerOf(pods),
    wave: outsideWave,
    facts: Object.freeze({ url: `http://${host}:${port}`, encoding: 'grpc' }),
  });
}
