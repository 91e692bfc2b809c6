import { append } from './append.js';
import { at, listOf, textMapOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';

/** The variables that one Service sets in the pods of its namespace. */
export interface Link {
  readonly service: string;
  /** How they begin: `SHOP_API_`. */
  readonly prefix: string;
  /** The labels of the pods behind it. */
  readonly selector: Readonly<Record<string, string>>;
  /** `SHOP_API_PORT` first. */
  readonly variables: readonly string[];
}

/** All links of a namespace, by what a container has: names of variables. */
export interface Links {
  readonly order: ReadonlyMap<Link, number>;
  readonly byVariable: ReadonlyMap<string, readonly Link[]>;
  readonly byPrefix: ReadonlyMap<string, readonly Link[]>;
  /** Characters of the longest prefix. */
  readonly longest: number;
}

/** The links of each namespace. Headless Services have no address to set. */
export const serviceLinks: (graph: Graph) => ReadonlyMap<string, Links> = perGraph(graph => {
  const namespaces = new Map<string, Link[]>();
  for (const service of graph.ofKind('Service'))
    for (const link of linkOf(service)) append(namespaces, namespaceOf(service), link);
  return new Map([...namespaces].map(([namespace, links]) => [namespace, indexOf(links)]));
});

/** Every Service that sets one of these variables, in declared order, with the first variable that it sets. */
export function linksThatSet(
  { byVariable, order }: Links,
  names: readonly string[],
): readonly (readonly [Link, string])[] {
  const wanted = new Set(names.filter(name => byVariable.has(name)));
  const found = new Set([...wanted].flatMap(name => byVariable.get(name) ?? []));
  return inOrder(order, found).map(link => [link, link.variables.find(name => wanted.has(name))!]);
}

/** Every Service whose variables begin as one of these names does, in declared order. */
export function linksNamedLike({ byPrefix, order, longest }: Links, names: Iterable<string>): readonly Link[] {
  const found = new Set<Link>();
  for (const name of names) {
    for (let end = name.indexOf('_') + 1; end > 0 && end <= longest; end = name.indexOf('_', end) + 1)
      for (const link of byPrefix.get(name.slice(0, end)) ?? []) found.add(link);
  }
  return inOrder(order, found);
}

const inOrder = (order: ReadonlyMap<Link, number>, found: Iterable<Link>): readonly Link[] =>
  [...found].sort((a, b) => order.get(a)! - order.get(b)!);

function indexOf(links: readonly Link[]): Links {
  const byVariable = new Map<string, Link[]>();
  const byPrefix = new Map<string, Link[]>();
  let longest = 0;
  for (const link of links) {
    append(byPrefix, link.prefix, link);
    for (const variable of new Set(link.variables)) append(byVariable, variable, link);
    longest = Math.max(longest, link.prefix.length);
  }
  return { order: new Map(links.map((link, i) => [link, i])), byVariable, byPrefix, longest };
}

function linkOf(service: GraphObject): readonly Link[] {
  const spec = at(service.manifest, 'spec');
  if (spec['clusterIP'] === 'None' || textOf(spec['type']) === 'ExternalName') return [];
  const prefix = `${variableName(service.name)}_`;
  const ports = listOf(spec['ports']).flatMap(port => {
    const { port: number, protocol = 'TCP', name } = at(port);
    const each = `${prefix}PORT_${number}_${protocol}`;
    const named = textOf(name);
    return [
      ...[each, `${each}_PROTO`, `${each}_PORT`, `${each}_ADDR`],
      ...(named ? [`${prefix}SERVICE_PORT_${variableName(named)}`] : []),
    ];
  });
  const variables = [`${prefix}PORT`, `${prefix}SERVICE_HOST`, `${prefix}SERVICE_PORT`, ...ports];
  return [{ service: service.name, prefix, selector: textMapOf(spec['selector']), variables }];
}

const variableName = (name: string) => name.toUpperCase().replaceAll(/[-.]/g, '_');
