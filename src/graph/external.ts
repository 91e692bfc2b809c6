import type { IConstruct } from 'constructs';
import type { ExternalUnit } from '../intent/external.js';
import { groupOf } from '../manifest/group.js';
import { append } from './append.js';
import type { Graph } from './graph.js';
import type { GraphObject } from './object.js';
import { perGraph } from './per-graph.js';

/** A release that somebody else renders, as a graph knows it. */
export interface KnownUnit extends ExternalUnit {
  /** Who declared it. */
  readonly by: IConstruct;
  /** It itself, where a system applies it. */
  readonly object: GraphObject | undefined;
}

/** Every external unit, in declared order. */
export const externalUnits = perGraph((graph): readonly KnownUnit[] =>
  graph.intents('external').map(({ by, value }) => {
    const { apiVersion, kind, namespace, name } = value.unit;
    return { ...value, by, object: graph.get(groupOf(apiVersion), kind, namespace, name) };
  }),
);

const providers = perGraph((graph: Graph) => {
  const found = new Map<string, KnownUnit[]>();
  for (const unit of externalUnits(graph))
    for (const { kind, namespace, name } of unit.provides) {
      append(found, keyOf(kind, namespace, name), unit);
      // Of kinds without a namespace none is asked for.
      if (namespace !== undefined) append(found, keyOf(kind, undefined, name), unit);
    }
  return found;
});

const keyOf = (kind: string, namespace: string | undefined, name: string) => `${kind}/${namespace ?? ''}/${name}`;

/** The external unit that brings an object. @param namespace none for kinds without one */
export const providerOf = (
  graph: Graph,
  kind: string,
  namespace: string | undefined,
  name: string,
): KnownUnit | undefined => providers(graph).get(keyOf(kind, namespace, name))?.[0];

/** The external unit that brings the definition of a kind, and the name of that definition. */
export function definerOf(
  graph: Graph,
  { group, kind }: GraphObject,
): { readonly unit: KnownUnit; readonly name: string } | undefined {
  for (const name of pluralsOf(kind).map(plural => `${plural}.${group}`)) {
    const unit = group === '' ? undefined : providerOf(graph, 'CustomResourceDefinition', undefined, name);
    if (unit) return { unit, name };
  }
  return undefined;
}

/** How a kind may be written in the name of its definition: `certificates`, `ingresses`, `policies`. */
function pluralsOf(kind: string): readonly string[] {
  const one = kind.toLowerCase();
  return [`${one}s`, one, `${one}es`, one.replace(/y$/, 'ies')];
}
