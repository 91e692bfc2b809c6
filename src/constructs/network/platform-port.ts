import { type PlatformPods, peerOf } from '../../environment/cluster.js';
import { type Endpoint, outsideWave } from '../../intent/endpoint.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { aNumber, aText, mapOf } from '../object/shapes.js';

export interface PlatformPortProps extends PlatformPods {
  /** The container port. */
  readonly port: number;
}

const platformPortProps = {
  namespace: required(aText),
  pods: optional(mapOf(aText)),
  port: required(aNumber),
} satisfies PropsOf<PlatformPortProps>;

/** A port of pods that the platform brings, which somebody here calls: `platformPort({ namespace: 'keda', port: 8080 })`. */
export function platformPort(props: PlatformPortProps): Endpoint<'tcp'> {
  refuseGiven(platformPort, props, platformPortProps);
  const { port, ...pods } = props;
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
