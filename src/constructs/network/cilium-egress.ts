import { Construct } from 'constructs';
import { CiliumNetworkPolicy, type EgressRule } from '../../../imports/cilium.io.js';
import { type Cluster, peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import type { Call } from '../../intent/call.js';
import type { Labels, OutsidePeer, Peer } from '../../intent/endpoint.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

export interface CiliumEgressProps {
  readonly name: string;
  readonly selector: Labels;
  readonly labels: Labels;
  /** Calls to what is known by name or by what it is. */
  readonly calls: readonly Call[];
}

/** Whether the cluster's policies can go by the name of a peer, or by what it is, instead of by its addresses. */
export function isKnownByName({ networkPolicies }: Cluster, peer: Peer): peer is OutsidePeer {
  return networkPolicies === 'cilium' && 'cidrs' in peer && (peer.hosts !== undefined || peer.entity !== undefined);
}

/**
 * Egress by DNS name, and to the API server, as only Cilium knows it. Name resolution is here and nowhere else:
 * the agent must see the answers, and a plain rule to the same servers would let them pass unseen.
 */
export class CiliumEgress extends Construct {
  constructor(scope: Construct, id: string, { name, selector, labels, calls }: CiliumEgressProps) {
    super(scope, id);
    new CiliumNetworkPolicy(this, 'Resource', {
      metadata: { name, labels, annotations: waveAnnotations(supportWave) },
      spec: {
        endpointSelector: { matchLabels: selector },
        egress: [nameResolution(clusterOf(this).dns), ...calls.map(egressTo)],
      },
    });
  }
}

const nameResolution = ({ port = 53, ...dns }: Cluster['dns']): EgressRule => {
  const { namespace = 'kube-system', pods } = peerOf(dns);
  return {
    toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': namespace, ...prefixed(pods) } }],
    toPorts: [{ ports: [{ port: String(port), protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }],
  };
};

const prefixed = (labels: Labels) =>
  Object.fromEntries(Object.entries(labels).map(([key, value]) => [`k8s:${key}`, value]));

function egressTo({ to: { peer, port, transport } }: Call): EgressRule {
  const { entity, hosts = [] } = peer as OutsidePeer;
  return {
    ...(entity ? { toEntities: [entity] } : { toFQDNs: hosts.map(matchName => ({ matchName })) }),
    toPorts: [{ ports: [{ port: String(port), protocol: transport }] }],
  };
}
