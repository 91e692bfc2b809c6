import type { Graph } from '../graph/graph.js';
import { formatRange } from './address.js';
import { ingressController, ingressControllerName, routesOf } from './ingress-controller.js';
import { Network, type NetworkOptions } from './network.js';
import type { AddressParty, Party, PodParty } from './party.js';
import { Ports } from './ports.js';
import type { Workload } from './workloads.js';

/** One row of the connection list. */
export interface Connection {
  /** `codeai/api[Deployment]`, `10.0.0.0-10.255.255.255[External]`, `{ingress-controller}` */
  readonly source: string;
  readonly target: string;
  readonly ports: Ports;
}

/** Workloads that no policy tells apart. */
interface Group {
  readonly parties: readonly PodParty[];
  readonly workloads: readonly Workload[];
}

/**
 * Every connection that the NetworkPolicies of a graph allow, sorted: between its workloads, from and to the world,
 * and from the ingress controller along Ingress and Route objects. A workload's connections to itself are left out.
 */
export function connectionsOf(graph: Graph, options: NetworkOptions = {}): readonly Connection[] {
  const network = new Network(graph, { ...options, strangers: [ingressController] });
  const groups = groupsOf(network);
  return sortConnections([
    ...groups.flatMap(from => groups.flatMap(to => betweenGroups(network, from, to))),
    ...groups.flatMap(group => withWorld(network, group)),
    ...alongRoutes(network, graph),
  ]);
}

/** Rows from `{entire-cluster}`: what any pod of any namespace can reach, also pods that are not in the graph. */
export function openToCluster(graph: Graph, options: NetworkOptions = {}): readonly Connection[] {
  const network = new Network(graph, options);
  const rows = groupsOf(network).flatMap(({ parties, workloads }) => {
    const ports = reach(network, [network.anyPod], parties);
    return ports.isEmpty ? [] : workloads.map(({ id }) => ({ source: '{entire-cluster}', target: id, ports }));
  });
  return sortConnections(rows);
}

function groupsOf(network: Network): readonly Group[] {
  const groups = new Map<string, Group & { readonly workloads: Workload[] }>();
  for (const workload of network.workloads) {
    const parties = network.partiesOf(workload);
    const key = parties.map(({ index }) => index).join();
    const group = groups.get(key);
    if (group) group.workloads.push(workload);
    else groups.set(key, { parties, workloads: [workload] });
  }
  return [...groups.values()];
}

function betweenGroups(network: Network, from: Group, to: Group): readonly Connection[] {
  const ports = reach(network, from.parties, to.parties);
  if (ports.isEmpty) return [];
  return from.workloads.flatMap(source =>
    to.workloads.flatMap(target => (source === target ? [] : [{ source: source.id, target: target.id, ports }])),
  );
}

function withWorld(network: Network, { parties, workloads }: Group): readonly Connection[] {
  const inward = network.outside.ingress.map(world => ({ world, ports: reach(network, [world], parties) }));
  const outward = network.outside.egress.map(world => ({ world, ports: reach(network, parties, [world]) }));
  return workloads.flatMap(({ id }) => [
    ...inward.filter(isOpen).map(({ world, ports }) => ({ source: external(world), target: id, ports })),
    ...outward.filter(isOpen).map(({ world, ports }) => ({ source: id, target: external(world), ports })),
  ]);
}

function alongRoutes(network: Network, graph: Graph): readonly Connection[] {
  const routed = new Map<Workload, Ports>();
  for (const { workload, ports } of routesOf(graph, network.workloads)) {
    routed.set(workload, ports.union(routed.get(workload) ?? Ports.none));
  }
  return [...routed]
    .map(([workload, ports]) => ({
      source: ingressControllerName,
      target: workload.id,
      ports: ports.intersect(reach(network, network.strangers, network.partiesOf(workload))),
    }))
    .filter(isOpen);
}

const reach = (network: Network, from: readonly Party[], to: readonly Party[]): Ports =>
  Ports.union(from.flatMap(source => to.map(target => network.reach(source, target))));

const isOpen = ({ ports }: { readonly ports: Ports }): boolean => !ports.isEmpty;

const external = ({ range }: AddressParty): string => `${formatRange(range)}[External]`;

/** By source, then by target, in an order that no locale changes. */
function sortConnections(rows: Connection[]): readonly Connection[] {
  return rows.sort((a, b) => compare(a.source, b.source) || compare(a.target, b.target));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
