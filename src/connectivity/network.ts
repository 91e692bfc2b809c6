import { append } from '../graph/append.js';
import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import type { Labels } from '../intent/endpoint.js';
import { type AddressRange, covers, type Family, partition } from './address.js';
import type { AddressParty, AnyPodParty, Party, PodFacts, PodParty } from './party.js';
import { type Direction, type Policy, policiesOf, type Rule, type RulePeer } from './policy.js';
import { Ports } from './ports.js';
import { type Workload, workloadsOf } from './workloads.js';

export interface NetworkOptions {
  /**
   * Whether policies see pods on the node's network like any other pod, or only as an address of a node.
   * Kubernetes leaves it to the network plugin.
   * @default 'pod'
   */
  readonly hostNetwork?: 'pod' | 'node';
  /** Pods that are not in the graph, to ask about. */
  readonly strangers?: readonly PodFacts[];
  /** Ranges to tell apart besides those of the policies. */
  readonly addresses?: readonly AddressRange[];
}

/** Who can reach whom under the NetworkPolicies of a graph. Pods that no policy tells apart are one party. */
export class Network {
  readonly workloads: readonly Workload[];
  readonly policies: readonly Policy[];
  /** The pods of the graph. */
  readonly pods: readonly PodParty[];
  readonly strangers: readonly PodParty[];
  /** The world, as the ingress rules and as the egress rules divide it. IPv6 only where it is in use. */
  readonly outside: Readonly<Record<Direction, readonly AddressParty[]>>;
  readonly anyPod: AnyPodParty;

  private readonly parties: Party[] = [];
  private readonly partyOf = new Map<PodFacts, PodParty>();
  private readonly byKey = new Map<string, PodParty>();
  private readonly isolation: Readonly<Record<Direction, ReadonlyMap<number, readonly Policy[]>>>;
  private readonly podsIn = new Map<string, PodParty[]>();
  private readonly admitted = new Map<readonly RulePeer[], Uint8Array>();
  private readonly hostNetwork: 'pod' | 'node';

  constructor(graph: Graph, options: NetworkOptions = {}) {
    this.hostNetwork = options.hostNetwork ?? 'pod';
    this.policies = policiesOf(graph);
    this.workloads = workloadsOf(graph);
    this.pods = this.addAll(
      this.workloads.flatMap(({ pods }) => pods),
      false,
    );
    this.strangers = this.addAll(options.strangers ?? [], true);
    const { addresses = [] } = options;
    this.outside = { ingress: this.divide('ingress', addresses), egress: this.divide('egress', addresses) };
    this.anyPod = this.enter({ type: 'any-pod', index: this.parties.length });
    this.isolation = { ingress: this.isolate('ingress'), egress: this.isolate('egress') };
  }

  /** The parties of a workload: more than one when its pods differ. */
  partiesOf(workload: Workload): readonly PodParty[] {
    return [...new Set(workload.pods.map(pods => this.partyOf.get(pods) as PodParty))];
  }

  /** The workloads whose pods a party is; none for a stranger. */
  workloadsOf(party: Party): readonly Workload[] {
    return this.workloads.filter(({ pods }) => pods.some(facts => this.partyOf.get(facts) === party));
  }

  /** The ports that one party can reach on another. */
  reach(from: Party, to: Party): Ports {
    const egress = this.permits('egress', from, to);
    return egress === Ports.none ? egress : egress.intersect(this.permits('ingress', to, from));
  }

  /** The ports that the policies of one end leave open in one direction, whatever the other end's policies say. */
  permits(direction: Direction, owner: Party, other: Party): Ports {
    const policies = this.policiesOn(direction, owner);
    if (policies.length === 0) return Ports.all;
    let ports = Ports.none;
    for (const { rules } of policies) {
      for (const rule of rules[direction] ?? []) {
        if (this.admits(rule, other)) ports = ports.union(portsOn(rule, direction === 'ingress' ? owner : other));
      }
    }
    return ports;
  }

  /** The policies that isolate a party in a direction; without any, everything is allowed. */
  policiesOn(direction: Direction, party: Party): readonly Policy[] {
    return this.isolation[direction].get(party.index) ?? [];
  }

  /** The rules by which one end lets the other use any of these ports. */
  openedBy(direction: Direction, owner: Party, other: Party, ports: Ports): readonly Rule[] {
    return this.policiesOn(direction, owner)
      .flatMap(({ rules }) => rules[direction] ?? [])
      .filter(rule => this.admits(rule, other))
      .filter(rule => !portsOn(rule, direction === 'ingress' ? owner : other).intersect(ports).isEmpty);
  }

  /** The pods that a policy selects. */
  selectedBy({ namespace, selector }: Policy): readonly PodParty[] {
    return (this.podsIn.get(namespace) ?? []).filter(({ labels }) => selector.matches(labels));
  }

  /** Whether a rule is for a party at its other end. */
  admits({ peers }: Rule, other: Party): boolean {
    if (!peers) return true;
    let admitted = this.admitted.get(peers);
    if (!admitted) {
      admitted = Uint8Array.from(this.parties, party => Number(peers.some(peer => this.matches(peer, party))));
      this.admitted.set(peers, admitted);
    }
    return admitted[other.index] === 1;
  }

  private matches(peer: RulePeer, party: Party): boolean {
    if (peer.type === 'addresses') {
      return party.type === 'addresses' && peer.ranges.some(range => covers(range, party.range));
    }
    const { namespaces, pods } = peer;
    if (party.type === 'any-pod') return typeof namespaces !== 'string' && namespaces.isEmpty && pods.isEmpty;
    if (party.type === 'addresses' || this.isNode(party)) return false;
    const inNamespace =
      typeof namespaces === 'string' ? party.namespace === namespaces : namespaces.matches(party.namespaceLabels);
    return inNamespace && pods.matches(party.labels);
  }

  private isolate(direction: Direction): ReadonlyMap<number, readonly Policy[]> {
    const isolation = new Map<number, Policy[]>();
    for (const policy of this.policies) {
      if (!policy.rules[direction]) continue;
      for (const { index } of this.selectedBy(policy)) {
        append(isolation, index, policy);
      }
    }
    return isolation;
  }

  private isNode(pods: PodParty): boolean {
    return pods.onNode && this.hostNetwork === 'node';
  }

  private addAll(pods: readonly PodFacts[], stranger: boolean): readonly PodParty[] {
    return [...new Set(pods.map(facts => this.add(facts, stranger)))];
  }

  private add(pods: PodFacts, stranger: boolean): PodParty {
    const key = keyOf(pods, stranger);
    let party = this.byKey.get(key);
    if (!party) {
      party = this.enter({ ...pods, type: 'pods', index: this.parties.length, stranger });
      this.byKey.set(key, party);
      if (!stranger && !this.isNode(party)) append(this.podsIn, pods.namespace, party);
    }
    this.partyOf.set(pods, party);
    return party;
  }

  private divide(direction: Direction, more: readonly AddressRange[]): readonly AddressParty[] {
    const ranges = [...this.policies.flatMap(({ addresses }) => addresses[direction]), ...more];
    const families: readonly Family[] = ranges.some(({ family }) => family === 6) ? [4, 6] : [4];
    return families
      .flatMap(family => partition(family, ranges))
      .map(range => this.enter({ type: 'addresses', index: this.parties.length, range }));
  }

  private enter<P extends Party>(party: P): P {
    this.parties.push(party);
    return party;
  }
}

/** The network of a graph with the default options, made once. */
export const networkOf: (graph: Graph) => Network = perGraph(graph => new Network(graph));

/** The ports of a rule, with its names resolved by the target. */
function portsOn({ ports, namedPorts }: Rule, target: Party): Ports {
  if (namedPorts.length === 0 || target.type !== 'pods') return ports;
  const resolved = target.ports
    .filter(({ name, transport }) => namedPorts.some(named => named.name === name && named.transport === transport))
    .map(({ transport, port }) => Ports.of(transport, port));
  return ports.union(Ports.union(resolved));
}

/** Equal for pods that no policy can tell apart. */
function keyOf({ namespace, namespaceLabels, labels, ports, onNode }: PodFacts, stranger: boolean): string {
  const names = ports.filter(({ name }) => name !== undefined).map(p => `${p.name} ${p.transport} ${p.port}`);
  return JSON.stringify([namespace, sorted(labels), names.sort(), onNode, stranger && sorted(namespaceLabels)]);
}

const sorted = (labels: Labels) =>
  Object.keys(labels)
    .sort()
    .map(label => [label, labels[label]]);
