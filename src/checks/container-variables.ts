import type { Configuration } from '../config/intent.js';
import { at, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import { provided } from '../graph/provided.js';
import { type Container, containers } from '../graph/workload.js';

/** One variable that a manifest gives a container. */
export interface ToldVariable {
  readonly name: string;
  readonly path: string;
  /** Where it comes from: in the open, or from a Secret. */
  readonly from: 'value' | 'ConfigMap' | 'Secret' | 'other';
}

/** A container, and what it was declared to be told. */
export interface Told {
  readonly container: Container;
  readonly configuration: Configuration;
  /** What its manifest tells it; undefined where something that only the cluster knows tells it more. */
  readonly variables: readonly ToldVariable[] | undefined;
}

/** Every container with a declared configuration. */
export const toldContainers: (graph: Graph) => readonly Told[] = perGraph(graph => {
  const declared = new Map(
    graph
      .intents('configuration')
      .map(({ value }) => [placeOf(value.namespace ?? 'default', value.component, value.container), value]),
  );
  return containers(graph).flatMap((container): Told[] => {
    const { workload, object, name } = container;
    const configuration = declared.get(placeOf(workload.namespace, object.name, name));
    return configuration ? [{ container, configuration, variables: variablesOf(graph, container) }] : [];
  });
});

const placeOf = (namespace: string, component: string, container: string) => `${namespace}/${component}/${container}`;

/** Every variable of a container; undefined where a source is not among the manifests. */
export function variablesOf(graph: Graph, { fields, path, workload }: Container): readonly ToldVariable[] | undefined {
  const variables = new Map<string, ToldVariable>();
  for (const [i, entry] of listOf(fields['envFrom']).entries()) {
    for (const [field, kind] of [['configMapRef', 'ConfigMap'] as const, ['secretRef', 'Secret'] as const]) {
      const name = textOf(at(entry, field)['name']);
      if (name === undefined) continue;
      const [source] = provided(graph, kind, workload.namespace, name);
      if (!source?.keys) return undefined;
      const prefix = textOf(at(entry)['prefix']) ?? '';
      for (const key of source.keys) {
        variables.set(prefix + key, { name: prefix + key, path: `${path}.envFrom[${i}]`, from: kind });
      }
    }
  }
  for (const [i, entry] of listOf(fields['env']).entries()) {
    const name = textOf(at(entry)['name']);
    if (name !== undefined) variables.set(name, { name, path: `${path}.env[${i}]`, from: variableSource(entry) });
  }
  return [...variables.values()];
}

function variableSource(entry: unknown): ToldVariable['from'] {
  const source = at(entry, 'valueFrom');
  if (source['secretKeyRef']) return 'Secret';
  if (source['configMapKeyRef']) return 'ConfigMap';
  return Object.keys(source).length > 0 ? 'other' : 'value';
}
