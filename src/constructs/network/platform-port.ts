import { type PlatformPods, peerOf } from '../../environment/cluster.js';
import { type Endpoint, outsideWave } from '../../intent/endpoint.js';

export interface PlatformPortProps extends PlatformPods {
  /** The container port. */
  readonly port: number;
}

/** A port of pods that the platform brings, which somebody here calls: `platformPort({ namespace: 'keda', port: 8080 })`. */
export function platformPort({ port, ...pods }: PlatformPortProps): Endpoint<'tcp'> {
  const { namespace, pods: labels = {} } = pods;
  const host = [namespace, ...Object.values(labels)].join('/');
  return Object.freeze({
    id: `platform:${host}:${port}`,
    protocol: 'tcp',
    transport: 'TCP',
    port,
    peer: peerOf(pods),
    wave: outsideWave,
    facts: Object.freeze({ host, port }),
  });
}
