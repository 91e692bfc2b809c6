import type { Graph } from '../graph/graph.js';
import type { OutsidePeer, Peer, PodPeer } from '../intent/endpoint.js';
import type { Intents } from '../intent/intents.js';
import { parseCidr } from './address.js';
import { type Direction, labelled, namespaceNamed, type RulePeer } from './policy.js';
import { Ports } from './ports.js';

/** A connection that may exist because somebody declared it. */
export interface Grant {
  /** The ends, as a policy would select them. */
  readonly from: RulePeer;
  readonly to: RulePeer;
  readonly ports: Ports;
  /** The ends whose policies have to allow it: a call is open at both, a platform edge at ours. */
  readonly open: readonly Direction[];
  /** `call` or the reason of a platform edge. */
  readonly reason: string;
  /** The other end as it was declared: for its names. */
  readonly peer: Peer;
}

/** A call that is known by its name only: a host, an entity. No NetworkPolicy can open it. */
export type NamedCall = Intents['call'] & { readonly to: { readonly peer: OutsidePeer } };

export const isByName = (call: Intents['call']): call is NamedCall =>
  'cidrs' in call.to.peer && call.to.peer.cidrs.length === 0;

/** Whether there is anything to compare policies with; not in a graph that was read from files. */
export const declaresConnections = (graph: Graph): boolean =>
  graph.intents('call').length + graph.intents('edge').length > 0;

/** Everything that was declared and that NetworkPolicies have to allow. */
export function grantsOf(graph: Graph): readonly Grant[] {
  const declared = graph.intents('call').map(({ value }) => value);
  const calls = declared
    .filter(call => !isByName(call))
    .map(({ from, to }): Grant => {
      const ports = Ports.of(to.transport, to.port);
      return {
        from: podsOf(from),
        to: endOf(to.peer, from),
        ports,
        open: ['egress', 'ingress'],
        reason: 'call',
        peer: to.peer,
      };
    });
  const edges = graph.intents('edge').map(({ value: { direction, pods, peer, ports, reason } }): Grant => {
    const [ours, theirs] = [podsOf(pods), endOf(peer, pods)];
    const ends = direction === 'ingress' ? { from: theirs, to: ours } : { from: ours, to: theirs };
    const all = Ports.union(ports.map(({ transport, port }) => Ports.of(transport, port)));
    return { ...ends, ports: all, open: [direction], reason, peer };
  });
  return [...calls, ...edges];
}

function podsOf({ namespace, namespaceLabels, pods }: PodPeer, own = 'default'): RulePeer {
  const namespaces = namespaceLabels ? labelled(namespaceLabels) : namespaceNamed(namespace ?? own);
  return { type: 'pods', namespaces, pods: labelled(pods) };
}

function endOf(peer: Peer, from: PodPeer): RulePeer {
  if (!('cidrs' in peer)) return podsOf(peer, from.namespace);
  return { type: 'addresses', ranges: peer.cidrs.flatMap(cidr => parseCidr(cidr) ?? []) };
}
