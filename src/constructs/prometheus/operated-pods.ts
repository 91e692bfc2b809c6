import type { Construct } from 'constructs';
import type { EmbeddedPersistentVolumeClaim } from '../../../imports/monitoring.coreos.com.js';
import { clusterOf } from '../../environment/environment.js';
import type { Endpoint, Labels, PodPeer } from '../../intent/endpoint.js';
import { namespaceAt, placeOf } from '../../intent/place.js';
import { parseImage } from '../../manifest/image.js';
import { amountOf } from '../../manifest/quantity.js';
import { type Problem, problem } from '../../problem.js';
import type { Resources } from '../component/resources.js';
import { recordExposed } from '../network/foreign-calls.js';
import { factsOf, transportOf } from '../network/port.js';
import { claimAnnotations, storeWave } from '../object/wave.js';

/** What Prometheus' operator gives the container that watches the configuration, by default. */
export const reloaderResources: Resources = { cpu: ['10m', '10m'], memory: ['50Mi', '50Mi'] };

/** `version: v3.6.0` of an image with that tag: without it the operator configures the version that it would run itself. */
export function versionOf(image: string): { readonly version?: string } {
  const [version] = /^v?[0-9]+\.[0-9]+\.[0-9]+/.exec(parseImage(image).tag ?? '') ?? [];
  return version === undefined ? {} : { version: version.startsWith('v') ? version : `v${version}` };
}

/** Pods as Pod Security "restricted" wants them; the operator does the rest. */
export const securityContext = {
  runAsNonRoot: true,
  runAsUser: 65534,
  runAsGroup: 65534,
  fsGroup: 65534,
  seccompProfile: { type: 'RuntimeDefault' },
} as const;

/** Labels that the operator gives the pods of an object of this name. */
export const operatorLabels = (program: 'prometheus' | 'alertmanager', name: string): Labels => ({
  'app.kubernetes.io/name': program,
  [program]: name,
});

/** A volume of this size, which nobody deletes unasked. */
export function claimOf(scope: Construct, size: string): EmbeddedPersistentVolumeClaim {
  const { storageClass } = clusterOf(scope);
  return {
    metadata: { annotations: claimAnnotations },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass !== undefined && { storageClassName: storageClass }),
      resources: { requests: { storage: size } },
    },
  };
}

export const sizeProblems = (what: string, size: string): Problem[] =>
  amountOf(size) === undefined
    ? [problem('storage', `the volume of ${what} is "${size}".`, { hint: 'A size looks like "10Gi".' })]
    : [];

interface OperatedPort<P extends OperatedProtocol> {
  /** Of the Service. */
  readonly name: string;
  readonly port: number;
  readonly protocol: P;
  readonly pods: Labels;
}
type OperatedProtocol = 'http' | 'tcp' | 'udp';

/** A port of these pods behind the Service of this name. */
export function operatedEndpoint<const P extends OperatedProtocol>(
  by: Construct,
  { name, port, protocol, pods }: OperatedPort<P>,
): Endpoint<P> {
  const namespace = namespaceAt(by);
  const host = namespace === undefined ? name : `${name}.${namespace}`;
  const peer: PodPeer = { namespace, pods };
  const transport = transportOf(protocol);
  const endpoint: Endpoint<OperatedProtocol> = {
    id: `${placeOf(by)}:${port}/${transport}`,
    protocol,
    transport,
    port,
    peer,
    wave: storeWave,
    facts: Object.freeze(factsOf(protocol, host, port)),
  };
  recordExposed(by, [Object.freeze(endpoint)]);
  return endpoint as Endpoint<P>;
}
