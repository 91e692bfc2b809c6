import { append } from '../graph/append.js';
import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import type { AddressRange } from './address.js';
import { type AdminPolicy, type AdminRule, adminPoliciesOf, type Tier } from './admin-policy.js';
import type { AddressGroup, AnyPodGroup, PeerGroup, PodFacts, PodGroup } from './peer-group.js';
import { PeerGroups } from './peer-groups.js';
import { type Direction, type NamedPort, type Policy, policiesOf, type Rule, type RulePeer } from './policy.js';
import { Ports } from './ports.js';
import { type Decision, decide, Tiers } from './tiers.js';
import { type Workload, workloadsOf } from './workloads.js';

export interface NetworkOptions {
  /**
   * Whether policies see pods on the node's network like any other pod, or only as an address of a node.
   * Kubernetes leaves it to the network plugin.
   * @default 'pod'
   */
  readonly hostNetwork?: 'pod' | 'node';
  /** Pods that are not in the graph, to ask about. */
  readonly externalPods?: readonly PodFacts[];
  /** Ranges to tell apart besides those of the policies. */
  readonly addresses?: readonly AddressRange[];
  /** Policies that isolate pods and open nothing, besides those of the graph. */
  readonly isolating?: readonly Policy[];
}

/** Who can reach whom under the policies of a graph. Pods that no policy tells apart are one group. */
export class Network {
  readonly workloads: readonly Workload[];
  /** The NetworkPolicies. */
  readonly policies: readonly Policy[];
  /** The policies of the tiers around them. */
  readonly adminPolicies: readonly AdminPolicy[];
  private readonly groups: PeerGroups;
  private readonly tiers: Tiers;
  private readonly isolation: Readonly<Record<Direction, ReadonlyMap<PeerGroup, readonly Policy[]>>>;
  private readonly rules: Readonly<Record<Direction, ReadonlyMap<PeerGroup, readonly Rule[]>>>;
  private readonly named = new Map<Rule, Map<PeerGroup, Ports>>();
  private readonly makers = new Map<PeerGroup, Workload[]>();
  private readonly selected: ReadonlyMap<Policy, readonly PodGroup[]>;

  constructor(
    graph: Graph,
    { hostNetwork = 'pod', externalPods = [], addresses = [], isolating = [] }: NetworkOptions = {},
  ) {
    this.policies = policiesOf(graph);
    this.adminPolicies = adminPoliciesOf(graph);
    this.workloads = workloadsOf(graph);
    const named = (direction: Direction) =>
      [...this.policies, ...this.adminPolicies].flatMap(policy => policy.addresses[direction]);
    this.groups = new PeerGroups({
      pods: this.workloads.flatMap(({ pods }) => pods),
      externalPods,
      ranges: { ingress: [...named('ingress'), ...addresses], egress: [...named('egress'), ...addresses] },
      hostNetwork,
    });
    for (const workload of this.workloads) {
      for (const pods of this.groupsOf(workload)) append(this.makers, pods, workload);
    }
    const isolators = [...this.policies, ...isolating];
    this.selected = new Map(isolators.map(policy => [policy, this.groups.selectedBy(policy.subject)]));
    this.tiers = new Tiers(this.adminPolicies, this.groups);
    this.isolation = { ingress: this.isolate('ingress'), egress: this.isolate('egress') };
    this.rules = { ingress: this.rulesBy('ingress'), egress: this.rulesBy('egress') };
  }

  /** The pods of the graph. */
  get pods(): readonly PodGroup[] {
    return this.groups.pods;
  }

  get externalPods(): readonly PodGroup[] {
    return this.groups.externalPods;
  }

  /** The world, as the ingress rules and as the egress rules divide it. IPv6 only where it is in use. */
  get outside(): Readonly<Record<Direction, readonly AddressGroup[]>> {
    return this.groups.outside;
  }

  get anyPod(): AnyPodGroup {
    return this.groups.anyPod;
  }

  /** The groups of a workload: more than one when its pods differ. */
  groupsOf(workload: Workload): readonly PodGroup[] {
    return [...new Set(workload.pods.map(facts => this.groups.of(facts)))];
  }

  /** The workloads whose pods a group is; none for external pods. */
  workloadsOf(group: PeerGroup): readonly Workload[] {
    return this.makers.get(group) ?? [];
  }

  /** The ports that one group can reach on another. */
  reach(from: PeerGroup, to: PeerGroup): Ports {
    const egress = this.permits('egress', from, to);
    return egress === Ports.none ? egress : egress.intersect(this.permits('ingress', to, from));
  }

  /** The ports that the policies of one end leave open in one direction, whatever the other end's policies say. */
  permits(direction: Direction, owner: PeerGroup, other: PeerGroup): Ports {
    const { open, undecided } = this.decided('admin', direction, owner, other, Ports.all);
    const rules = this.rules[direction].get(owner);
    if (!rules) {
      const baseline = this.decided('baseline', direction, owner, other, undecided);
      return open.union(baseline.open).union(baseline.undecided);
    }
    let ports = Ports.none;
    for (const rule of rules) {
      if (this.admits(rule, other)) ports = ports.union(this.portsOn(rule, direction === 'ingress' ? owner : other));
    }
    return open.union(undecided.intersect(ports));
  }

  /** Whom the rules of one end admit at the other; undefined is everyone. */
  admittedBy(direction: Direction, owner: PeerGroup): ReadonlySet<PeerGroup> | undefined {
    if (!this.rules[direction].has(owner)) return undefined;
    const rules = this.opening(direction, owner);
    if (rules.some(({ peers }) => !peers)) return undefined;
    const peers = rules.flatMap(rule => rule.peers ?? []);
    return new Set(peers.flatMap(peer => [...this.matching(peer, direction)]));
  }

  /** The policies that isolate a group in a direction; without any, everything is allowed. */
  policiesOn(direction: Direction, group: PeerGroup): readonly Policy[] {
    return this.isolation[direction].get(group) ?? [];
  }

  /** The rules by which one end lets the other use any of these ports. */
  openedBy(direction: Direction, owner: PeerGroup, other: PeerGroup, ports: Ports): readonly Rule[] {
    return this.opening(direction, owner)
      .filter(rule => this.admits(rule, other))
      .filter(rule => !this.portsOn(rule, direction === 'ingress' ? owner : other).intersect(ports).isEmpty);
  }

  /** Every rule that opens something to a group in a direction. */
  opening(direction: Direction, owner: PeerGroup): readonly Rule[] {
    const isolated = this.rules[direction].get(owner);
    return [...this.allowing('admin', direction, owner), ...(isolated ?? this.allowing('baseline', direction, owner))];
  }

  /** The policies of the tiers by which one end denies the other some of these ports. */
  denying(direction: Direction, owner: PeerGroup, other: PeerGroup, ports: Ports): readonly AdminPolicy[] {
    const { open, undecided } = this.decided('admin', direction, owner, other, ports);
    const denied = ports.minus(open.union(undecided));
    const tier = denied.isEmpty ? 'baseline' : 'admin';
    const rules = this.tiers
      .rulesOn(tier, direction, owner)
      .filter(({ action }) => action === 'deny')
      .filter(rule => !this.matched(rule, direction, owner, other).intersect(ports).isEmpty);
    const objects = new Set(rules.map(({ policy }) => policy));
    return this.rules[direction].has(owner) && denied.isEmpty
      ? []
      : this.adminPolicies.filter(({ object }) => objects.has(object));
  }

  /** The pods that a policy selects. */
  selectedBy(policy: Policy): readonly PodGroup[] {
    return this.selected.get(policy) ?? [];
  }

  /** Everybody that a peer stands for at the other end of a direction. */
  matching(peer: RulePeer, direction: Direction): ReadonlySet<PeerGroup> {
    return this.groups.matching(peer, direction);
  }

  /** The pods of the graph at whose end the named ports of a rule are resolved. */
  targetsOf(policy: Policy, { direction, peers }: Rule): readonly PodGroup[] {
    if (direction === 'ingress') return this.selectedBy(policy);
    if (!peers) return this.pods;
    const found = new Set(peers.flatMap(peer => [...this.matching(peer, direction)]));
    return [...found].filter(group => group.type === 'pods' && !group.external) as PodGroup[];
  }

  private allowing(tier: Tier, direction: Direction, owner: PeerGroup): readonly AdminRule[] {
    return this.tiers.rulesOn(tier, direction, owner).filter(({ action }) => action === 'allow');
  }

  /** What a tier makes of ports between two ends. */
  private decided(tier: Tier, direction: Direction, owner: PeerGroup, other: PeerGroup, ports: Ports): Decision {
    const rules = this.tiers.rulesOn(tier, direction, owner);
    return decide(rules, ports, rule => this.matched(rule, direction, owner, other));
  }

  private matched(rule: AdminRule, direction: Direction, owner: PeerGroup, other: PeerGroup): Ports {
    if (other.type === 'pods' && other.onNode) return Ports.none;
    // Where a rule denies some pods, what is open is not open to any pod.
    const isDenied =
      other.type === 'any-pod' && rule.action === 'deny' && rule.peers?.some(({ type }) => type === 'pods');
    return isDenied || this.admits(rule, other)
      ? this.portsOn(rule, direction === 'ingress' ? owner : other)
      : Ports.none;
  }

  private admits({ peers, direction }: Rule, other: PeerGroup): boolean {
    return !peers || peers.some(peer => this.groups.matching(peer, direction).has(other));
  }

  /** The ports of a rule, with its names resolved by the target. */
  private portsOn(rule: Rule, target: PeerGroup): Ports {
    if (rule.namedPorts.length === 0 || target.type !== 'pods') return rule.ports;
    const known = this.named.get(rule) ?? new Map<PeerGroup, Ports>();
    const ports = known.get(target) ?? rule.ports.union(resolve(rule.namedPorts, target));
    this.named.set(rule, known.set(target, ports));
    return ports;
  }

  private isolate(direction: Direction): ReadonlyMap<PeerGroup, readonly Policy[]> {
    const isolation = new Map<PeerGroup, Policy[]>();
    for (const [policy, selected] of this.selected) {
      if (!policy.rules[direction]) continue;
      for (const pods of selected) append(isolation, pods, policy);
    }
    return isolation;
  }

  private rulesBy(direction: Direction): ReadonlyMap<PeerGroup, readonly Rule[]> {
    const rulesOf = (policies: readonly Policy[]) => policies.flatMap(({ rules }) => rules[direction] ?? []);
    return new Map([...this.isolation[direction]].map(([group, policies]) => [group, rulesOf(policies)]));
  }
}

/** The network of a graph with the default options, made once. */
export const networkOf: (graph: Graph) => Network = perGraph(graph => new Network(graph));

/** The ports of a pod by which a rule names some. */
function resolve(namedPorts: readonly NamedPort[], { ports }: PodGroup): Ports {
  const resolved = ports
    .filter(({ name, transport }) => namedPorts.some(named => named.name === name && named.transport === transport))
    .map(({ transport, port }) => Ports.of(transport, port));
  return Ports.union(resolved);
}
