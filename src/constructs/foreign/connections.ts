import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../../imports/k8s.js';
import type { Labels, PodPeer, TransportProtocol } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import { NetworkBoundary } from '../network/network-boundary.js';

/**
 * Records what `connections` of a workload of cdk8s-plus open as declared. Their policies are below the workload, those
 * of the other end too.
 * @returns whether some policy of others lets its pods out, which then need name resolution
 */
export function recordConnections(workload: IConstruct, labels: Labels): boolean {
  for (const policy of policiesBelow(workload)) {
    const { spec } = policy.toJson() as NetworkPolicy;
    const namespace = policy.metadata.namespace ?? namespaceAt(policy);
    const pods = { namespace, pods: spec?.podSelector?.matchLabels ?? {} };
    for (const { from = [], ports } of spec?.ingress ?? []) opened(workload, 'ingress', pods, from, ports);
    for (const { to = [], ports } of spec?.egress ?? []) opened(workload, 'egress', pods, to, ports);
  }
  return policiesBelow(workload.node.root).some(policy => {
    const { spec } = policy.toJson() as NetworkPolicy;
    const selector = Object.entries(spec?.podSelector?.matchLabels ?? {});
    return (spec?.egress ?? []).length > 0 && selector.every(([label, value]) => labels[label] === value);
  });
}

/** Those of others. */
const policiesBelow = ({ node }: IConstruct): readonly ApiObject[] =>
  node
    .findAll()
    .filter(ApiObject.isApiObject)
    .filter(({ kind, node: { scope } }) => kind === 'NetworkPolicy' && !(scope instanceof NetworkBoundary));

function opened(
  by: IConstruct,
  direction: 'ingress' | 'egress',
  pods: PodPeer,
  peers: readonly NetworkPolicyPeer[],
  ports: readonly NetworkPolicyPort[] = [],
): void {
  const numbered = ports.flatMap(({ port, protocol = 'TCP' }) =>
    typeof port === 'number' ? [{ port, transport: protocol as TransportProtocol }] : [],
  );
  if (numbered.length === 0) return;
  for (const { podSelector, namespaceSelector, ipBlock } of peers) {
    const namespaceLabels = namespaceSelector?.matchLabels;
    const peer = ipBlock
      ? { cidrs: [ipBlock.cidr] }
      : {
          namespace: namespaceLabels?.['kubernetes.io/metadata.name'] ?? pods.namespace,
          pods: podSelector?.matchLabels ?? {},
          ...(namespaceLabels && { namespaceLabels }),
        };
    record(by, 'edge', { direction, pods, peer, ports: numbered, reason: 'connections of cdk8s-plus' });
  }
}
