import type { Construct } from 'constructs';
import { type ClusterProps, peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import { type Endpoint, outsideWave, type Protocols } from '../../intent/endpoint.js';
import { problem } from '../../problem.js';
import { reject } from '../object/reject.js';

/**
 * The collector that the environment offers to every system, for traces, metrics and logs.
 * @param encoding how programs speak to it; each has a port of its own
 */
export function platformCollector(
  scope: Construct,
  encoding: Protocols['otlp']['encoding'] = 'grpc',
): Endpoint<'otlp'> {
  const { collector } = clusterOf(scope);
  if (!collector) {
    reject(scope, [
      problem('collector', 'telemetry is sent to the platform, and the environment has no collector.', {
        hint: 'Give the environment cluster.collector, or declare a collector in the system.',
      }),
    ]);
  }
  const { host, port: grpc = 4317, httpPort = 4318, ...pods } = collector ?? nowhere;
  const port = encoding === 'grpc' ? grpc : httpPort;
  return Object.freeze({
    id: `platform:${host}:${port}`,
    protocol: 'otlp',
    transport: 'TCP',
    port,
    peer: peerOf(pods),
    wave: outsideWave,
    facts: Object.freeze({ url: `http://${host}:${port}`, encoding }),
  });
}

/** What stands for a collector that was refused. */
const nowhere: NonNullable<ClusterProps['collector']> = { host: 'collector', namespace: 'collector' };
