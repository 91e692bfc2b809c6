import { at, type Fields, fieldsOf, listOf, numberOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { selectorOf } from './selector.js';

/** One listener of a Gateway. */
export interface Listener {
  readonly name: string;
  readonly port: number | undefined;
  readonly protocol: string;
  readonly hostname: string | undefined;
  readonly allowed: Fields;
}

export const listenersOf = (gateway: GraphObject): readonly Listener[] =>
  listOf(at(gateway.manifest, 'spec')['listeners']).map(entry => {
    const { name, port, protocol, hostname, allowedRoutes } = fieldsOf(entry);
    return {
      name: textOf(name) ?? '',
      port: numberOf(port),
      protocol: textOf(protocol) ?? '',
      hostname: textOf(hostname),
      allowed: fieldsOf(allowedRoutes),
    };
  });

/** Why a listener does not take a route; undefined where it does, or may. */
export const refusal = (
  graph: Graph,
  gateway: GraphObject,
  listener: Listener,
  route: GraphObject,
): string | undefined =>
  namespaceRefused(graph, gateway, listener, route) ?? kindRefused(listener, route) ?? hostRefused(listener, route);

function namespaceRefused(graph: Graph, gateway: GraphObject, { allowed }: Listener, route: GraphObject) {
  const { from = 'Same', selector } = at(allowed, 'namespaces');
  // Objects that name no namespace may be applied to any.
  if (from === 'All' || gateway.namespace === undefined || route.namespace === undefined) return undefined;
  if (from === 'None') return 'takes no routes';
  if (from !== 'Selector')
    return gateway.namespace === route.namespace
      ? undefined
      : `takes routes of its own namespace "${gateway.namespace}" only, unless allowedRoutes.namespaces says otherwise`;
  const namespace = graph.get('', 'Namespace', undefined, namespaceOf(route));
  const wanted = selectorOf(selector);
  if (!namespace || !wanted) return undefined;
  const labels = { 'kubernetes.io/metadata.name': namespace.name, ...namespace.manifest.metadata.labels };
  return wanted.matches(labels) ? undefined : `selects namespaces by labels that "${namespace.name}" does not have`;
}

/** The kinds of routes of each protocol. */
const ofProtocol: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

function kindRefused({ allowed, protocol }: Listener, { kind }: GraphObject): string | undefined {
  const named = listOf(allowed['kinds']).flatMap(entry => textOf(fieldsOf(entry)['kind']) ?? []);
  const kinds = named.length > 0 ? named : ofProtocol[protocol];
  if (!kinds || kinds.includes(kind)) return undefined;
  return `takes ${kinds.join(' and ')}, not ${kind}`;
}

function hostRefused({ hostname }: Listener, route: GraphObject): string | undefined {
  const hosts = listOf(at(route.manifest, 'spec')['hostnames']).flatMap(host => textOf(host) ?? []);
  if (!hostname || hosts.length === 0 || hosts.some(host => meets(host, hostname))) return undefined;
  return `serves "${hostname}", and the route is for ${hosts.map(host => `"${host}"`).join(', ')}`;
}

/** Whether a host name, or one of those that a wildcard stands for, is both. */
function meets(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return true;
  const covers = (wildcard: string, host: string) => wildcard.startsWith('*.') && host.endsWith(wildcard.slice(1));
  return covers(a, b) || covers(b, a);
}
