import type { Graph } from '../graph/graph.js';
import type { Peer, PodPeer } from '../intent/endpoint.js';
import { type AddressRange, covers, everyAddress, parseCidr } from './address.js';
import { namespaceNameLabel, type Party } from './party.js';
import type { Direction } from './policy.js';
import { Ports } from './ports.js';

/** One end of what was declared, as a policy could select it. */
export type End =
  | { readonly type: 'pods'; readonly peer: PodPeer & { readonly namespace: string } }
  | { readonly type: 'addresses'; readonly ranges: readonly AddressRange[] };

/** A connection that may exist because somebody declared it. */
export interface Grant {
  readonly from: End;
  readonly to: End;
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

/** Whether a declared end stands for a party. */
export function standsFor(end: End, party: Party): boolean {
  if (party.type === 'any-pod' || party.type !== end.type) return false;
  if (party.type === 'addresses') {
    return end.type === 'addresses' && end.ranges.some(range => covers(range, party.range));
  }
  if (end.type === 'addresses') return false;
  const { namespace, namespaceLabels = { [namespaceNameLabel]: namespace }, pods } = end.peer;
  return isWithin(namespaceLabels, party.namespaceLabels) && isWithin(pods, party.labels);
}

const isWithin = (some: Readonly<Record<string, string>>, all: Readonly<Record<string, string>>): boolean =>
  Object.entries(some).every(([label, value]) => all[label] === value);

const podsOf = (peer: PodPeer, own = 'default'): End => ({
  type: 'pods',
  peer: { ...peer, namespace: peer.namespace ?? own },
});

function endOf(peer: Peer, from: PodPeer): End {
  if (!('cidrs' in peer)) return podsOf(peer, from.namespace);
  const ranges = isNamedOnly(peer) ? [everyAddress(4), everyAddress(6)] : peer.cidrs.map(parseCidr);
  return { type: 'addresses', ranges: ranges.filter(range => range !== undefined) };
}

/** Known by DNS names alone: any address may be meant, and a policy without DNS cannot be held to it. */
const isNamedOnly = (peer: Peer): boolean => 'cidrs' in peer && peer.cidrs.length === 0;
