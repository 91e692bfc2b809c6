import type { Graph } from '../graph/graph.js';
import type { Grant } from './grant.js';
import { grantsOf } from './grant.js';
import type { Network } from './network.js';
import type { PeerGroup } from './peer-group.js';
import type { Direction, RulePeer } from './policy.js';
import type { Ports } from './ports.js';
import { provePolicies } from './prove.js';

/** A declared connection between two groups, on the ports that policies were proved to let through. */
export interface Granted {
  readonly grant: Grant;
  readonly from: PeerGroup;
  readonly to: PeerGroup;
  readonly ports: Ports;
}

/** Every declared connection of a graph, as far as policies let it through; none for a graph that was read from files. */
export function grantedIn(graph: Graph): readonly Granted[] {
  const { network } = provePolicies(graph);
  return grantsOf(graph).flatMap(grant => {
    const [sources, targets] = [groupsAt(network, grant.from, 'ingress'), groupsAt(network, grant.to, 'egress')];
    return sources.flatMap(from =>
      targets.flatMap(to => {
        const ports = grant.ports.intersect(opened(network, grant, from, to));
        return ports.isEmpty ? [] : [{ grant, from, to, ports }];
      }),
    );
  });
}

/** Of pods that are not in the graph the policies are not known: our end decides. */
function opened(network: Network, { open }: Grant, from: PeerGroup, to: PeerGroup): Ports {
  if (open.length > 1) return network.reach(from, to);
  return open[0] === 'ingress' ? network.permits('ingress', to, from) : network.permits('egress', from, to);
}

/** Those of the graph; where there are none, the pods that are not in it. */
function groupsAt(network: Network, end: RulePeer, direction: Direction): readonly PeerGroup[] {
  const all = [...network.matching(end, direction)].filter(({ type }) => type === end.type);
  const known = all.filter(group => group.type !== 'pods' || !group.external);
  return known.length > 0 ? known : all;
}
