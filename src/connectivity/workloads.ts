import { type Fields, fieldsOf, listOf, numberOf, textMapOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { perGraph } from '../graph/per-graph.js';
import { type Container, isRunning, type Workload as PodMaker, podMakers } from '../graph/workload.js';
import type { Labels } from '../intent/endpoint.js';
import { type ContainerPort, namespaceNameLabel, type PodFacts } from './peer-group.js';
import { isTransport } from './ports.js';

/** What makes pods: a Deployment, a Job, …; for a bare Pod its controller, or itself. */
export interface Workload {
  /** `codeai/api[Deployment]` */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly kind: string;
  readonly object: GraphObject;
  /** One for a template; Pods of one controller may differ in their labels. */
  readonly pods: readonly PodFacts[];
  /** The metadata of its pods. */
  readonly metadata: Fields;
}

/** Every workload of the graph, in declared order. */
export const workloadsOf = (graph: Graph): readonly Workload[] => found(graph).all;

/** The workloads whose pods these objects make, each once. */
export const workloadsMadeBy = (graph: Graph, makers: readonly PodMaker[]): readonly Workload[] => [
  ...new Set(makers.flatMap(({ object }) => found(graph).byObject.get(object) ?? [])),
];

const found = perGraph(graph => {
  const namespaceLabels = namespaceLabelsOf(graph);
  const byId = new Map<string, Workload & { readonly pods: PodFacts[] }>();
  const byObject = new Map<GraphObject, Workload>();
  for (const maker of podMakers(graph)) {
    const { object, namespace, metadata } = maker;
    const { name, kind } = ownerOf(object);
    const id = `${namespace}/${name}[${kind}]`;
    const pods = factsOf(maker, namespaceLabels(namespace));
    const workload = byId.get(id) ?? { id, namespace, name, kind, object, metadata, pods: [] };
    workload.pods.push(pods);
    byId.set(id, workload);
    byObject.set(object, workload);
  }
  return { all: [...byId.values()], byObject };
});

/** The labels of a namespace; one that is not in the graph has its name only. */
export function namespaceLabelsOf(graph: Graph): (namespace: string) => Labels {
  const labels = new Map<string, Labels>();
  for (const { name, manifest } of graph.ofKind('Namespace')) {
    labels.set(name, { ...textMapOf(manifest.metadata.labels), [namespaceNameLabel]: name });
  }
  return namespace => {
    const known = labels.get(namespace) ?? { [namespaceNameLabel]: namespace };
    labels.set(namespace, known);
    return known;
  };
}

function ownerOf(object: GraphObject): { readonly name: string; readonly kind: string } {
  if (object.kind === 'Pod') {
    for (const reference of listOf(object.manifest.metadata['ownerReferences'])) {
      const { controller, name, kind } = fieldsOf(reference);
      const owner = { name: textOf(name), kind: textOf(kind) ?? object.kind };
      if (controller === true && owner.name && owner.kind !== 'Node') {
        return { name: owner.name, kind: owner.kind };
      }
    }
  }
  return { name: object.name, kind: object.kind };
}

const factsOf = ({ namespace, labels, spec, containers }: PodMaker, namespaceLabels: Labels): PodFacts => ({
  namespace,
  namespaceLabels,
  labels,
  ports: containers.filter(isRunning).flatMap(portsOf),
  onNode: spec['hostNetwork'] === true,
});

function portsOf({ fields }: Container): readonly ContainerPort[] {
  return listOf(fields['ports']).flatMap(declared => {
    const { name, containerPort, protocol } = fieldsOf(declared);
    const port = numberOf(containerPort);
    const transport = protocol ?? 'TCP';
    return port !== undefined && isTransport(transport) ? [{ name: textOf(name), port, transport }] : [];
  });
}
