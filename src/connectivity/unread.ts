import { at, listOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { adminPoliciesOf } from './admin-policy.js';
import { ciliumPolicyKinds } from './cilium.js';
import { otherPolicies } from './policy.js';

/** Objects that bear on connections and are not read, or not wholly, and the consequence for the list. */
export interface Unread {
  readonly objects: readonly GraphObject[];
  readonly consequence: string;
}

/** Everything in a graph that may make the list of connections longer or shorter than the cluster's. */
export const unreadIn = (graph: Graph): readonly Unread[] =>
  [
    {
      objects: ciliumPolicyKinds.flatMap(kind => graph.ofKind(kind)),
      consequence: 'isolates the pods that it selects; the connections that its rules allow are missing from the list',
    },
    {
      objects: otherPolicies(graph).filter(({ kind }) => !ciliumPolicyKinds.includes(kind)),
      consequence: 'not read; it may close connections of the list, or open others',
    },
    {
      objects: adminPoliciesOf(graph).flatMap(({ object }) => (hasUnreadPeer(object) ? [object] : [])),
      consequence: 'its peers that are nodes or domain names are not read: manifests do not say their addresses',
    },
    {
      objects: ofKinds(graph, networks),
      consequence: 'not read; the list is of the network that all pods share, without further networks of theirs',
    },
    {
      objects: ofKinds(graph, machines),
      consequence: 'not read; the pods in which virtual machines run are missing from the list',
    },
  ].filter(({ objects }) => objects.length > 0);

const networks = {
  'k8s.cni.cncf.io': ['NetworkAttachmentDefinition', 'MultiNetworkPolicy', 'IPAMClaim'],
  'k8s.ovn.org': ['UserDefinedNetwork', 'ClusterUserDefinedNetwork'],
};
const machines = {
  'kubevirt.io': ['VirtualMachine', 'VirtualMachineInstance', 'VirtualMachineInstanceReplicaSet'],
  'pool.kubevirt.io': ['VirtualMachinePool'],
};

const ofKinds = (graph: Graph, kinds: Readonly<Record<string, readonly string[]>>): readonly GraphObject[] =>
  Object.entries(kinds).flatMap(([group, names]) =>
    names.flatMap(kind => graph.ofKind(kind)).filter(object => object.group === group),
  );

const hasUnreadPeer = ({ manifest }: GraphObject): boolean =>
  listOf(at(manifest, 'spec')['egress'])
    .flatMap(rule => listOf(at(rule)['to']))
    .some(peer => at(peer)['nodes'] !== undefined || at(peer)['domainNames'] !== undefined);
