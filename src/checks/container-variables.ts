import type { Configuration } from '../config/intent.js';
import { at, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import { provided } from '../graph/provided.js';
import { type Container, containers } from '../graph/workload.js';

/** A variable of a container in its manifest. */
export interface ContainerVariable {
  readonly name: string;
  readonly path: string;
  /** Where it comes from: in the open, or from a Secret. */
  readonly from: 'value' | 'ConfigMap' | 'Secret' | 'other';
}

/** A container with its declared configuration, and the variables of its manifest. */
export interface DeclaredContainer {
  readonly container: Container;
  readonly configuration: Configuration;
  /** Undefined where some of them come from objects that are not among the manifests. */
  readonly variables: readonly ContainerVariable[] | undefined;
}

/** Every container with a declared configuration. */
export const declaredContainers: (graph: Graph) => readonly DeclaredContainer[] = perGraph(graph => {
  const declared = new Map(
    graph
      .intents('configuration')
      .map(({ value }) => [placeOf(value.namespace ?? 'default', value.component, value.container), value]),
  );
  return containers(graph).flatMap((container): DeclaredContainer[] => {
    const { workload, object, name } = container;
    const configuration = declared.get(placeOf(workload.namespace, object.name, name));
    return configuration ? [{ container, configuration, variables: variablesOf(graph, container) }] : [];
  });
});

const placeOf = (namespace: string, component: string, container: string) => `${namespace}/${component}/${container}`;

/** Every variable of a container; undefined where a source is not among the manifests. */
export function variablesOf(
  graph: Graph,
  { fields, path, workload }: Container,
): readonly ContainerVariable[] | undefined {
  const variables = new Map<string, ContainerVariable>();
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

function variableSource(entry: unknown): ContainerVariable['from'] {
  const source = at(entry, 'valueFrom');
  if (source['secretKeyRef']) return 'Secret';
  if (source['configMapKeyRef']) return 'ConfigMap';
  return Object.keys(source).length > 0 ? 'other' : 'value';
}
