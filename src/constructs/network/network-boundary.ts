import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type {
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from '../../../imports/k8s.js';
import { peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import type { Call } from '../../intent/call.js';
import type { Endpoint, Labels, Peer, PodPeer, TransportProtocol } from '../../intent/endpoint.js';
import type { Intents } from '../../intent/intents.js';
import { namespaceAt } from '../../intent/place.js';
import { callsTo, record } from '../../intent/record.js';
import { type Problem, problem } from '../../problem.js';
import { PlainObject } from '../object/plain-object.js';
import { deprecated, optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject, warn } from '../object/reject.js';
import { aFunction, aMap, aNumber, anObject, aText, listOf, mapOf } from '../object/shapes.js';
import { supportWave, waveAnnotations } from '../object/wave.js';
import { type AllowedCaller, allowedCallers } from './allowed-caller.js';
import { announcementProblems } from './announce.js';
import { CiliumEgress, isKnownByName } from './cilium-egress.js';
import { foreignCallProblems, recordExposed } from './foreign-calls.js';
import { atKnownAddresses } from './known-addresses.js';
import { anywhere } from './outside.js';
import { protocolField } from './port.js';

export interface NetworkBoundaryProps {
  /** The name of the policy. */
  readonly name: string;
  /** The labels of the pods inside. */
  readonly selector: Labels;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** What these pods connect to. @default nothing */
  readonly calls?: readonly Call[];
  /** The ports of these pods; a component that declares a call to one of them is let in. @default none */
  readonly exposes?: readonly Endpoint[];
  /** @deprecated `exposes` */
  readonly offers?: readonly Endpoint[];
  /** Callers that are not components. @default none */
  readonly allowedCallers?: readonly AllowedCaller[];
  /** @deprecated `allowedCallers` */
  readonly admits?: readonly AllowedCaller[];
  /** Whether policies of others let these pods out, asked once everything is declared: they then need name resolution. @default only `calls` do */
  readonly callsElsewhere?: () => boolean;
  /** Why there are no such pods among what is declared: who makes them, and when. An annotation of the policy says it. @default there are */
  readonly madeLater?: string;
}

const call = { to: required(aMap), pool: optional(aNumber) } satisfies PropsOf<Call>;

const networkBoundaryProps = {
  name: required(aText),
  selector: required(mapOf(aText)),
  labels: optional(mapOf(aText)),
  calls: optional(listOf(anObject(call))),
  exposes: optional(listOf(aMap)),
  offers: deprecated(listOf(aMap), { use: 'exposes', until: 2 }),
  allowedCallers: optional(allowedCallers),
  admits: deprecated(allowedCallers, { use: 'allowedCallers', until: 2 }),
  callsElsewhere: optional(aFunction),
  madeLater: optional(aText),
} satisfies PropsOf<NetworkBoundaryProps>;

/** Closes a set of pods in both directions, and opens exactly the declared calls. */
export class NetworkBoundary extends Construct {
  private readonly pods: PodPeer;

  constructor(scope: Construct, id: string, given: NetworkBoundaryProps) {
    super(scope, id);
    const props = refuseProps(this, given, networkBoundaryProps, new.target === NetworkBoundary);
    const { name, selector, labels = {}, exposes = [], allowedCallers = [], callsElsewhere, madeLater } = props;
    const calls = (props.calls ?? []).map(call => atKnownAddresses(this, call));
    const cluster = clusterOf(this);
    const byName = calls.filter(({ to }) => isKnownByName(cluster, to.peer));
    const byAddress = calls.filter(call => !byName.includes(call));
    recordExposed(this, exposes);
    reject(this, [
      ...announcementProblems(this, exposes),
      ...addressProblems([...byAddress.map(({ to }) => to.peer), ...allowedCallers.map(({ peer }) => peer)]),
      ...foreignCallProblems(
        this,
        calls.map(({ to }) => to),
      ),
    ]);
    warn(this, byAddress.flatMap(openToAll));
    this.pods = { namespace: namespaceAt(this), pods: selector };
    for (const call of byAddress) record(this, 'call', { ...call, from: this.pods });
    for (const call of byName) record(this, 'call', { ...withoutAddresses(call), from: this.pods });
    for (const { peer, port, reason } of allowedCallers) this.edge('ingress', peer, [tcp(port)], reason);
    if (byName.length > 0) new CiliumEgress(this, 'egress', { name, selector, labels, calls: byName });

    const resolution = calls.length > 0 && byName.length === 0 ? this.nameResolution() : [];
    const egress = [...resolution, ...this.outgoing(byAddress)];
    new PlainObject<NetworkPolicy>(this, 'policy', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: {
        name,
        labels,
        annotations: {
          ...waveAnnotations(supportWave),
          ...(madeLater !== undefined && { 'plainsail.dev/pods-made-later': madeLater }),
        },
      },
      spec: {
        podSelector: { matchLabels: selector },
        policyTypes: ['Ingress', 'Egress'],
        ...(egress.length > 0 && { egress }),
        ...(egress.length === 0 && callsElsewhere && { egress: this.resolutionIf(callsElsewhere) }),
        // Who calls is known only when everything is declared.
        ingress: Lazy.any({
          produce: () => {
            callsElsewhere?.();
            return orNothing(this.incoming(exposes, allowedCallers));
          },
        }) as NetworkPolicyIngressRule[],
      },
    });
  }

  /** Known only when everything is declared. */
  private resolutionIf(isNeeded: () => boolean): NetworkPolicyEgressRule[] {
    return Lazy.any({ produce: () => (isNeeded() ? this.nameResolution() : undefined) }) as NetworkPolicyEgressRule[];
  }

  private outgoing(calls: readonly Call[]): NetworkPolicyEgressRule[] {
    return group(calls.map(({ to }) => ({ peer: to.peer, port: portOf(to) }))).map(({ peers, port }) => ({
      to: this.selectAll(peers),
      ports: [policyPort(port)],
    }));
  }

  private incoming(exposes: readonly Endpoint[], allowedCallers: readonly AllowedCaller[]): NetworkPolicyIngressRule[] {
    const called = exposes.flatMap(offer =>
      callsTo(this.node.root, offer.id).map(({ value }) => ({ peer: value.from, port: portOf(offer) })),
    );
    const allowed = allowedCallers.map(({ peer, port }) => ({ peer, port: tcp(port) }));
    return group([...called, ...allowed]).map(({ peers, port }) => ({
      from: this.selectAll(peers),
      ports: [policyPort(port)],
    }));
  }

  /** To the pods at their own port, and to the cache of a node at that of requests. */
  private nameResolution(): NetworkPolicyEgressRule[] {
    const { port = 53, nodeLocal, ...dns } = clusterOf(this).dns;
    const servers: { readonly peer: Peer; readonly port: number }[] = [{ peer: peerOf(dns), port }];
    if (nodeLocal !== undefined) servers.push({ peer: { cidrs: [`${nodeLocal}/32`] }, port: 53 });
    return [...new Set(servers.map(server => server.port))].map(at => {
      const ports = [
        { port: at, transport: 'UDP' },
        { port: at, transport: 'TCP' },
      ] as const;
      const peers = servers.filter(server => server.port === at).map(({ peer }) => peer);
      for (const peer of peers) this.edge('egress', peer, ports, 'name resolution');
      return { to: peers.flatMap(peer => this.selects(peer)), ports: ports.map(policyPort) };
    });
  }

  private edge(direction: 'ingress' | 'egress', peer: Peer, ports: Intents['edge']['ports'], reason: string): void {
    record(this, 'edge', { direction, pods: this.pods, peer, ports, reason });
  }

  /** Each once: several hosts may be at the same addresses. */
  private selectAll(peers: readonly Peer[]): NetworkPolicyPeer[] {
    const selected = peers.flatMap(peer => this.selects(peer));
    return [...new Map(selected.map(each => [JSON.stringify(each), each])).values()];
  }

  /** How a policy in this namespace names a peer. */
  private selects(peer: Peer): NetworkPolicyPeer[] {
    if ('cidrs' in peer) return peer.cidrs.map(cidr => ({ ipBlock: { cidr } }));
    const { namespace, pods, namespaceLabels } = peer;
    const elsewhere =
      namespaceLabels ??
      (namespace !== undefined && namespace !== this.pods.namespace && { 'kubernetes.io/metadata.name': namespace });
    return [
      {
        ...(elsewhere && { namespaceSelector: { matchLabels: elsewhere } }),
        ...((!elsewhere || Object.keys(pods).length > 0) && { podSelector: { matchLabels: pods } }),
      },
    ];
  }
}

/** What a policy of Cilium goes by, where it does not go by addresses. */
const withoutAddresses = (call: Call): Call => ({ ...call, to: { ...call.to, peer: { ...call.to.peer, cidrs: [] } } });

/** A name that stands for every address, since the cluster's policies do not know names. */
function openToAll({ to: { peer, port } }: Call): Problem[] {
  if (!('cidrs' in peer) || peer.cidrs !== anywhere) return [];
  return [
    problem('open-egress', `port ${port} is open to every address, for the sake of ${peer.hosts?.join(', ')}.`, {
      hint: 'Give the environment cluster.addresses, or set the environment\'s networkPolicies to "cilium", which knows names.',
    }),
  ];
}

/** A rule without peers would open the port to everyone. */
const addressProblems = (peers: readonly Peer[]): Problem[] =>
  peers.flatMap(peer =>
    'cidrs' in peer && peer.cidrs.length === 0
      ? [
          problem('address', `there are no addresses for ${peer.hosts?.join(', ') ?? 'a peer outside the cluster'}.`, {
            hint: 'Give address ranges such as "10.20.0.0/24"; for the whole internet "0.0.0.0/0".',
          }),
        ]
      : [],
  );

interface Port {
  readonly port: number;
  readonly transport: TransportProtocol;
}
const tcp = (port: number): Port => ({ port, transport: 'TCP' });
const portOf = ({ port, transport }: Endpoint): Port => ({ port, transport });
/** The API's form, which assumes TCP. */
const policyPort = ({ port, transport }: Port): NetworkPolicyPort => ({ ...protocolField(transport), port });

/** No rule admits nobody, and so does no list. */
const orNothing = <T>(rules: T[]): T[] | undefined => (rules.length === 0 ? undefined : rules);

/** One rule per port, with every peer that uses it, each once, in declared order. */
function group(openings: readonly { readonly peer: Peer; readonly port: Port }[]): { peers: Peer[]; port: Port }[] {
  const rules = new Map<string, { peers: Map<string, Peer>; port: Port }>();
  for (const { peer, port } of openings) {
    const key = `${port.transport}/${port.port}`;
    const rule = rules.get(key) ?? { peers: new Map(), port };
    rule.peers.set(JSON.stringify(peer), peer);
    rules.set(key, rule);
  }
  return [...rules.values()].map(({ peers, port }) => ({ peers: [...peers.values()], port }));
}
