import { at, fieldsOf, listOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { isPort, servicePorts } from '../graph/services.js';
import { covers, parseCidr } from './address.js';
import { isAddress } from './destination.js';
import { workloadsBehind } from './ingress-controller.js';
import { dnsPorts } from './name-resolution.js';
import { type Network, networkOf } from './network.js';
import { namespaceNameLabel, type PodGroup } from './peer-group.js';
import type { Direction, Policy, RulePeer } from './policy.js';
import { Ports, type transports } from './ports.js';
import { namespaceLabelsOf, type Workload } from './workloads.js';

/** A connection that policies do not let through. */
export interface Dropped {
  /** The end whose policies stop it. */
  readonly direction: Direction;
  readonly policies: readonly Policy[];
  /** Who would be called. */
  readonly to: readonly Workload[];
}

type Transport = (typeof transports)[number];

/** That none of the pods behind a Service lets a workload in, or that it may not go out to them; undefined where some may be reached. */
export function droppedToService(
  graph: Graph,
  from: Workload,
  service: GraphObject,
  port: number | undefined,
): Dropped | undefined {
  const network = networkOf(graph);
  const to = workloadsBehind(graph, service);
  const sources = podsOf(network, from);
  // What names itself is not called; what is on the node's network may have no policies.
  if (to.length === 0 || to.includes(from) || sources.length === 0) return undefined;
  let found: Dropped | undefined;
  for (const workload of to) {
    const targets = podsOf(network, workload);
    if (targets.length === 0) return undefined;
    for (const target of targets) {
      const ports = portsOn(service, target, port);
      for (const source of sources) {
        if (ports.isEmpty || !network.reach(source, target).intersect(ports).isEmpty) return undefined;
        found ??= stoppedAt(network, source, target, ports, to);
      }
    }
  }
  return found;
}

const podsOf = (network: Network, workload: Workload): readonly PodGroup[] =>
  network.groupsOf(workload).filter(({ onNode }) => !onNode);

function stoppedAt(
  network: Network,
  source: PodGroup,
  target: PodGroup,
  ports: Ports,
  to: readonly Workload[],
): Dropped {
  const out = network.permits('egress', source, target).intersect(ports);
  const direction = out.isEmpty ? 'egress' : 'ingress';
  return { direction, policies: network.policiesOn(direction, out.isEmpty ? source : target), to };
}

/** The ports of pods behind one port of a Service, or behind all where it has no such port. */
function portsOn(service: GraphObject, pods: PodGroup, port: number | undefined): Ports {
  const all = servicePorts(service);
  const asked = all.filter(each => each.port === port);
  const ports = (asked.length > 0 ? asked : all).flatMap(({ target, protocol }) => {
    const transport = protocol as Transport;
    if (typeof target === 'number') return [Ports.of(transport, target)];
    const declared = pods.ports.map(each => ({ path: '', name: each.name, port: each.port, protocol: each.transport }));
    const found = declared.find(isPort(target, protocol));
    return found ? [Ports.of(transport, found.port)] : [];
  });
  return Ports.union(ports);
}

/** The rules that only name servers are asked through; on which ports other pods listen is not known. */
const nameServers = Ports.union(dnsPorts.flatMap(port => [Ports.of('UDP', port), Ports.of('TCP', port)]));

/** That no egress rule of a workload can be for any pod of a namespace. */
export function droppedToNamespace(graph: Graph, from: Workload, namespace: string): Dropped | undefined {
  const network = networkOf(graph);
  const labels = namespaceLabelsOf(graph)(namespace);
  const isKnown = graph.get('', 'Namespace', undefined, namespace) !== undefined;
  const mayBeFor = (peer: RulePeer) =>
    peer.type === 'pods' &&
    (isKnown ? peer.namespaces.matches(labels) : !isForOthers(peer.namespaces.source, namespace));
  const mayGo = (source: PodGroup) =>
    network
      .opening('egress', source)
      .filter(({ ports, namedPorts }) => namedPorts.length > 0 || !ports.minus(nameServers).isEmpty)
      .some(({ peers }) => !peers || peers.some(mayBeFor));
  return droppedOut(network, from, mayGo);
}

/** Whether a selector asks for namespaces of other names; other labels it may have. */
function isForOthers(selector: unknown, namespace: string): boolean {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const name = at(matchLabels)[namespaceNameLabel];
  if (name !== undefined) return name !== namespace;
  return listOf(matchExpressions)
    .map(fieldsOf)
    .some(
      ({ key, operator, values }) =>
        key === namespaceNameLabel && operator === 'In' && !listOf(values).includes(namespace),
    );
}

/** That no egress rule of a workload is for any address on these ports, or for the one that the host is. */
export const droppedOutside = (graph: Graph, from: Workload, host: string, ports: Ports): Dropped | undefined =>
  droppedOut(networkOf(graph), from, source => openOutside(graph, source, host, ports).some(isOpen => isOpen));

/** Whether a workload may go out to every address on these ports: then a host is not dropped, whatever its address. */
export function isOpenToAll(graph: Graph, from: Workload, host: string, ports: Ports): boolean {
  const sources = podsOf(networkOf(graph), from);
  return sources.every(source => openOutside(graph, source, host, ports).every(isOpen => isOpen));
}

/** For each range of addresses that the host may be in, whether the pods may go out to it. */
function openOutside(graph: Graph, source: PodGroup, host: string, ports: Ports): readonly boolean[] {
  const network = networkOf(graph);
  const address = isAddress(host) ? parseCidr(`${host}/32`) : undefined;
  return network.outside.egress
    .filter(({ range }) => !address || covers(range, address))
    .map(group => !network.permits('egress', source, group).intersect(ports).isEmpty);
}

function droppedOut(network: Network, from: Workload, mayGo: (source: PodGroup) => boolean): Dropped | undefined {
  const [first, ...others] = podsOf(network, from);
  if (!first || [first, ...others].some(source => network.policiesOn('egress', source).length === 0 || mayGo(source)))
    return undefined;
  return { direction: 'egress', policies: network.policiesOn('egress', first), to: [] };
}
