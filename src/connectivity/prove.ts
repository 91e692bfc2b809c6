import { append } from '../graph/append.js';
import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import { type AdminPolicy, adminPoliciesOf } from './admin-policy.js';
import { assumedPods } from './assumed-pods.js';
import { declaresConnections, type Grant, grantsOf } from './grant.js';
import { joinRanges } from './join-ranges.js';
import { Network, networkOf } from './network.js';
import { openPairs } from './open-pairs.js';
import type { PeerGroup, PodGroup } from './peer-group.js';
import { type Direction, type Policy, policiesOf, type Rule, type RulePeer } from './policy.js';
import { Ports } from './ports.js';
import { namespaceLabelsOf } from './workloads.js';

/** What the policies of a graph allow, compared with what was declared. */
export interface Proof {
  /** Ordered pairs of workloads that were compared on every port, a workload with itself included. */
  readonly pairs: number;
  readonly blocked: readonly Blocked[];
  readonly undeclared: readonly Undeclared[];
  /** Declared pods that no policy isolates in a direction: everything is open to them, declared or not. */
  readonly unprotected: readonly { readonly pods: PodGroup; readonly direction: Direction }[];
  readonly network: Network;
}

/** A declared connection that policies stop. */
export interface Blocked {
  readonly grant: Grant;
  readonly from: PeerGroup;
  readonly to: PeerGroup;
  readonly ports: Ports;
  /** The direction in which it is stopped, and the policies of that end. */
  readonly direction: Direction;
  readonly policies: readonly Policy[];
  /** Those that deny it, whatever the others allow. */
  readonly denying: readonly AdminPolicy[];
}

/** A rule that lets through what nobody declared. */
export interface Undeclared {
  readonly rule: Rule;
  readonly openings: readonly { readonly from: PeerGroup; readonly to: PeerGroup; readonly ports: Ports }[];
}

/**
 * Compares the policies of a graph with its declared calls and platform edges: every ordered pair of workloads on every
 * port, both ends against the world, and against pods that are not in the graph but that some rule would admit.
 */
export const provePolicies: (graph: Graph) => Proof = perGraph(graph => prove(graph));

function prove(graph: Graph): Proof {
  if (!declaresConnections(graph)) {
    return { pairs: 0, blocked: [], undeclared: [], unprotected: [], network: networkOf(graph) };
  }
  const grants = grantsOf(graph);
  const externalPods = assumedPods([...policiesOf(graph), ...adminPoliciesOf(graph)], grants, namespaceLabelsOf(graph));
  const ends = grants.flatMap(({ from, to }) => [from, to]);
  const addresses = ends.flatMap(end => (end.type === 'addresses' ? end.ranges : []));
  const network = new Network(graph, { externalPods, addresses });
  const declared = new Declared(grants, network);
  return {
    pairs: network.workloads.length ** 2,
    blocked: blockedBy(network, declared),
    undeclared: undeclaredIn(network, declared),
    unprotected: declared.ours.flatMap(pods =>
      (['ingress', 'egress'] as const)
        .filter(direction => network.policiesOn(direction, pods).length === 0)
        .map(direction => ({ pods, direction })),
    ),
    network,
  };
}

/** The grants, resolved to the groups they stand for. */
class Declared {
  /** Pods of the graph that some grant names. */
  readonly ours: readonly PodGroup[];
  readonly resolved: readonly {
    readonly grant: Grant;
    readonly from: readonly PeerGroup[];
    readonly to: readonly PeerGroup[];
  }[];
  private readonly ports = new Map<PeerGroup, Map<PeerGroup, Ports>>();

  constructor(grants: readonly Grant[], network: Network) {
    const standingFor = (end: RulePeer, direction: Direction) =>
      [...network.matching(end, direction)].filter(({ type }) => type === end.type);
    this.resolved = grants.map(grant => ({
      grant,
      from: standingFor(grant.from, 'ingress'),
      to: standingFor(grant.to, 'egress'),
    }));
    const named = new Set(this.resolved.flatMap(({ from, to }) => [...from, ...to]));
    this.ours = network.pods.filter(pods => named.has(pods));
    for (const { grant, from, to } of this.resolved) {
      for (const source of from) for (const target of to) this.add(source, target, grant.ports);
    }
  }

  /** The ports that may be open from one group to another. */
  between(from: PeerGroup, to: PeerGroup): Ports {
    return this.ports.get(from)?.get(to) ?? Ports.none;
  }

  private add(from: PeerGroup, to: PeerGroup, ports: Ports): void {
    const row = this.ports.get(from) ?? new Map<PeerGroup, Ports>();
    this.ports.set(from, row.set(to, ports.union(row.get(to) ?? Ports.none)));
  }
}

function blockedBy(network: Network, { resolved }: Declared): readonly Blocked[] {
  return resolved.flatMap(({ grant, from, to }) => {
    const pairs = present(from).flatMap(source => present(to).map(target => [source, target] as const));
    const blocked = pairs.flatMap(([source, target]) =>
      grant.open.flatMap(direction => {
        const [owner, other] = direction === 'ingress' ? [target, source] : [source, target];
        const ports = grant.ports.minus(network.permits(direction, owner, other));
        if (ports.isEmpty) return [];
        const policies = network.policiesOn(direction, owner);
        const denying = network.denying(direction, owner, other, ports);
        return [{ grant, from: source, to: target, ports, direction, policies, denying }];
      }),
    );
    return joinRanges(blocked);
  });
}

/** Peers of the graph; where there are none, their substitutes. */
function present(groups: readonly PeerGroup[]): readonly PeerGroup[] {
  const known = groups.filter(group => group.type !== 'pods' || !group.external);
  return known.length > 0 ? known : groups;
}

function undeclaredIn(network: Network, declared: Declared): readonly Undeclared[] {
  const openings = new Map<Rule, Undeclared['openings'][number][]>();
  const compare = (from: PeerGroup, to: PeerGroup) => {
    const ports = network.reach(from, to).minus(declared.between(from, to));
    if (ports.isEmpty) return;
    const rules = [...network.openedBy('ingress', to, from, ports), ...network.openedBy('egress', from, to, ports)];
    for (const rule of rules) append(openings, rule, { from, to, ports });
  };
  for (const [from, to] of openPairs(network)) compare(from, to);
  return [...openings].map(([rule, found]) => ({ rule, openings: joinRanges(found) }));
}
