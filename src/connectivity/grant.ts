import type { Graph } from '../graph/graph.js';
import type { Peer, PodPeer } from '../intent/endpoint.js';
import { everyAddress, parseCidr } from './address.js';
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
}

/** Everything that was declared; nothing for a graph that was read from files. */
export function grantsOf(graph: Graph): readonly Grant[] {
  const calls = graph.intents('call').map(({ value: { from, to } }): Grant => {
    const target = endOf(to.peer, from);
    const open: readonly Direction[] = isNamedOnly(to.peer) ? [] : ['egress', 'ingress'];
    return { from: podsOf(from), to: target, ports: Ports.of(to.transport, to.port), open, reason: 'call' };
  });
  const edges = graph.intents('edge').map(({ value: { direction, pods, peer, ports, reason } }): Grant => {
    const [ours, theirs] = [podsOf(pods), endOf(peer, pods)];
    const ends = direction === 'ingress' ? { from: theirs, to: ours } : { from: ours, to: theirs };
    const all = Ports.union(ports.map(({ transport, port }) => Ports.of(transport, port)));
    return { ...ends, ports: all, open: [direction], reason };
  });
  return [...calls, ...edges];
}

function podsOf({ namespace, namespaceLabels, pods }: PodPeer, own = 'default'): RulePeer {
  const namespaces = namespaceLabels ? labelled(namespaceLabels) : namespaceNamed(namespace ?? own);
  return { type: 'pods', namespaces, pods: labelled(pods) };
}

function endOf(peer: Peer, from: PodPeer): RulePeer {
  if (!('cidrs' in peer)) return podsOf(peer, from.namespace);
  const ranges = isNamedOnly(peer) ? [everyAddress(4), everyAddress(6)] : peer.cidrs.map(parseCidr);
  return { type: 'addresses', ranges: ranges.filter(range => range !== undefined) };
}

/** Known by DNS names alone: any address may be meant, and a policy without DNS cannot be held to it. */
const isNamedOnly = (peer: Peer): boolean => 'cidrs' in peer && peer.cidrs.length === 0;
