import type { Labels, TransportProtocol } from '../intent/endpoint.js';
import type { AddressRange } from './address.js';

/** A port that a container declares. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly port: number;
  readonly transport: TransportProtocol;
}

/** All that policies can know of a pod. */
export interface PodFacts {
  readonly namespace: string;
  /** With `kubernetes.io/metadata.name`, as the API server sets it. */
  readonly namespaceLabels: Labels;
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
  /** Uses the node's network and is known by the node's address only. */
  readonly onNode: boolean;
}

/** Pods that no policy can tell apart. */
export interface PodGroup extends PodFacts {
  readonly type: 'pods';
  readonly index: number;
  /** Not in the graph: its own policies are unknown. */
  readonly external: boolean;
}

/** Addresses outside the cluster that no policy tells apart. */
export interface AddressGroup {
  readonly type: 'addresses';
  readonly index: number;
  readonly range: AddressRange;
}

/** Any pod of any namespace, whatever its labels. */
export interface AnyPodGroup {
  readonly type: 'any-pod';
  readonly index: number;
}

/** One end of a connection. */
export type PeerGroup = PodGroup | AddressGroup | AnyPodGroup;

export const namespaceNameLabel = 'kubernetes.io/metadata.name';

/** Facts of a pod of which only the labels are known. */
export const podFacts = (namespace: string, labels: Labels, namespaceLabels: Labels = {}): PodFacts => ({
  namespace,
  namespaceLabels: { [namespaceNameLabel]: namespace, ...namespaceLabels },
  labels,
  ports: [],
  onNode: false,
});
