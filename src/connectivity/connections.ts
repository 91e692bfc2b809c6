import { append } from '../graph/append.js';
import type { Graph } from '../graph/graph.js';
import { formatRange } from './address.js';
import { assumedPods } from './assumed-pods.js';
import { ciliumIsolation } from './cilium-isolation.js';
import type { Connection } from './connection.js';
import { contractRows } from './contract-rows.js';
import { ingressController, ingressControllerName, routesOf } from './ingress-controller.js';
import { type NamedPeers, namedPeersOf } from './named-peers.js';
import { Network, type NetworkOptions } from './network.js';
import type { AddressGroup, PeerGroup } from './peer-group.js';
import type { Direction } from './policy.js';
import { Ports } from './ports.js';
import type { Workload } from './workloads.js';

/** What one end reaches, before workloads that no policy distinguishes are listed one by one. */
type Reached = Map<NamedPeers, { readonly to: NamedPeers; readonly ports: Ports }[]>;

/**
 * Every connection that the policies of a graph allow, sorted: between its workloads, from and to the world,
 * with pods of other repositories, and from the ingress controller along Ingress and Route objects. A workload's connections to itself are left out.
 */
export function connectionsOf(graph: Graph, options: NetworkOptions = {}): readonly Connection[] {
  const network = networkIn(graph, { ...options, externalPods: [ingressController] });
  const pods = namedPeersOf(network);
  const targets = poolOf([...pods, ...network.outside.egress.map(external)]);
  const world = poolOf(network.outside.ingress.map(external));
  const reached: Reached = new Map();
  for (const from of pods) {
    for (const to of othersOf(network, 'egress', from, targets)) add(reached, network, from, to);
  }
  for (const to of pods) {
    for (const from of othersOf(network, 'ingress', to, world)) add(reached, network, from, to);
  }
  const contracted = contractRows(graph, options);
  const rows = rowsOf(reached);
  return [...(contracted.length === 0 ? rows : sorted([...rows, ...contracted])), ...alongRoutes(network, graph)];
}

export const entireCluster = '{entire-cluster}';

/** Rows from `{entire-cluster}`: what any pod of any namespace can reach, also pods that are not in the graph. */
export function openToCluster(graph: Graph, options: NetworkOptions = {}): readonly Connection[] {
  const network = networkIn(graph, options);
  const cluster: NamedPeers = { groups: [network.anyPod], names: [entireCluster] };
  const reached: Reached = new Map();
  for (const to of namedPeersOf(network)) add(reached, network, cluster, to);
  return rowsOf(reached);
}

/**
 * Rows from `{ingress-controller}` along Ingress and Route objects, wherever policies admit some pod that is not in the
 * graph: which pods the controller has, manifests do not say.
 */
export function openThroughRoutes(graph: Graph, options: NetworkOptions = {}): readonly Connection[] {
  const { policies, adminPolicies, workloads } = networkIn(graph, options);
  const rendered = new Set(workloads.flatMap(({ pods }) => pods.map(({ namespace }) => namespace)));
  const elsewhere = assumedPods([...policies, ...adminPolicies], [], () => ({})).filter(
    ({ namespace }) => !rendered.has(namespace),
  );
  return alongRoutes(networkIn(graph, { ...options, externalPods: [ingressController, ...elsewhere] }), graph);
}

/** Cilium's policies isolate, although what they open is not read. */
const networkIn = (graph: Graph, options: NetworkOptions): Network =>
  new Network(graph, { ...options, isolating: ciliumIsolation(graph) });

const external = (world: AddressGroup): NamedPeers => ({
  groups: [world],
  names: [`${formatRange(world.range)}[External]`],
});

function add(reached: Reached, network: Network, from: NamedPeers, to: NamedPeers): void {
  const ports = reach(network, from.groups, to.groups);
  if (!ports.isEmpty) append(reached, from, { to, ports });
}

/** The members of a pool that rules of one end could admit at the other. */
function othersOf(network: Network, direction: Direction, { groups }: NamedPeers, pool: Pool): Iterable<NamedPeers> {
  const others = new Set<NamedPeers>();
  for (const group of groups) {
    const admitted = network.admittedBy(direction, group);
    if (!admitted) return pool.all;
    for (const other of admitted) for (const named of pool.having.get(other) ?? []) others.add(named);
  }
  return others;
}

/** Named peers, and those of each group of peers. */
interface Pool {
  readonly all: readonly NamedPeers[];
  readonly having: ReadonlyMap<PeerGroup, readonly NamedPeers[]>;
}

function poolOf(all: readonly NamedPeers[]): Pool {
  const having = new Map<PeerGroup, NamedPeers[]>();
  for (const named of all) for (const group of named.groups) append(having, group, named);
  return { all, having };
}

/** A row for each two members, sorted by source, then by target, in an order that no locale changes. */
function rowsOf(reached: Reached): Connection[] {
  const names = new Set([...reached.values()].flatMap(ends => ends.flatMap(({ to }) => to.names)));
  const rank = new Map([...names].sort().map((name, i) => [name, i]));
  const rankOf = (name: string) => rank.get(name) ?? 0;
  const bySource = [...reached].flatMap(([from, ends]) => {
    const targets = ends.flatMap(({ to, ports }) => to.names.map(target => ({ target, ports, rank: rankOf(target) })));
    targets.sort((a, b) => a.rank - b.rank);
    return from.names.map(source => ({ source, targets }));
  });
  bySource.sort((a, b) => (a.source < b.source ? -1 : 1));
  const rows: Connection[] = [];
  for (const { source, targets } of bySource) {
    for (const { target, ports } of targets) if (target !== source) rows.push({ source, target, ports });
  }
  return rows;
}

const sorted = (rows: readonly Connection[]): readonly Connection[] =>
  rows
    .map(row => ({ row, key: `${row.source} ${row.target}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);

/** The braces of the name put these rows last. */
function alongRoutes(network: Network, graph: Graph): readonly Connection[] {
  const routed = new Map<Workload, Ports>();
  for (const { workload, ports } of routesOf(graph)) {
    routed.set(workload, ports.union(routed.get(workload) ?? Ports.none));
  }
  return [...routed]
    .map(([workload, ports]) => ({
      source: ingressControllerName,
      target: workload.id,
      ports: ports.intersect(reach(network, network.externalPods, network.groupsOf(workload))),
    }))
    .filter(({ ports }) => !ports.isEmpty)
    .sort((a, b) => (a.target < b.target ? -1 : 1));
}

const reach = (network: Network, from: readonly PeerGroup[], to: readonly PeerGroup[]): Ports =>
  from.length === 1 && to.length === 1
    ? network.reach(from[0] as PeerGroup, to[0] as PeerGroup)
    : Ports.union(from.flatMap(source => to.map(target => network.reach(source, target))));
