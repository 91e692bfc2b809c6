import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { perGraph } from '../graph/per-graph.js';

/** Where the name of a host leads. */
export type Destination =
  /** A Service of the graph. */
  | { readonly type: 'service'; readonly service: GraphObject }
  /** A Service that the graph does not have; by a short name, which may be that of a host outside as well. */
  | { readonly type: 'namespace'; readonly namespace: string; readonly isShort: boolean }
  /** Not of the cluster; an address where the host is one. */
  | { readonly type: 'outside'; readonly host: string };

/**
 * Where a host leads from a namespace, by the search path of its pods; undefined for what only the program knows, or
 * where it may be a name of the cluster as well as another.
 */
export function destinationOf(graph: Graph, host: string, namespace: string): Destination | undefined {
  if (isOwn(host)) return undefined;
  const parts = host.split('.');
  const end = parts.indexOf('svc');
  const named = end < 0 ? parts : parts.slice(0, end);
  // A pod of a StatefulSet has a name below its Service.
  const service = serviceOf(graph, named, namespace) ?? serviceOf(graph, named.slice(1), namespace);
  if (service) return { type: 'service', service };
  const place = named.at(-1);
  if (end >= 2 && place !== undefined) return { type: 'namespace', namespace: place, isShort: false };
  if (parts.length < 2 || place === undefined || namespaces(graph).has(place)) return undefined;
  if (parts.length === 2 && !domains.test(place)) return { type: 'namespace', namespace: place, isShort: true };
  return isAddress(host) || /^[a-z][a-z0-9-]+$/.test(place) ? { type: 'outside', host } : undefined;
}

/** The ends of names of two parts that never name a Service and its namespace. */
const domains =
  /^(?:app|ai|at|au|be|biz|br|ca|cc|ch|cloud|cn|co|com|cz|de|dev|dk|es|eu|fi|fr|gov|ie|il|in|info|io|it|jp|kr|me|mil|net|nl|no|nz|org|pl|pt|ru|se|sh|so|tech|tv|uk|us|xyz|za)$/;

export const isAddress = (host: string): boolean => /^\d+(?:\.\d+){3}$/.test(host);

const serviceOf = (graph: Graph, parts: readonly string[], own: string): GraphObject | undefined => {
  const [name, namespace = own] = parts;
  return name === undefined || parts.length > 2 ? undefined : graph.get('', 'Service', namespace, name);
};

/** The pod itself, its node, and what every cluster has. */
const isOwn = (host: string): boolean =>
  /^(?:localhost(?:\..*)?|0\.0\.0\.0|127\..*|169\.254\..*|host\.docker\.internal|kubernetes(?:\.default(?:\.svc(?:\..*)?)?)?)$/.test(
    host,
  );

const namespaces = perGraph(
  graph =>
    new Set(graph.objects.flatMap(({ kind, name, namespace }) => (kind === 'Namespace' ? name : (namespace ?? [])))),
);
