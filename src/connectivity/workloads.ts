import { at, fieldsOf, listOf, numberOf, textMapOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { type PodTemplate, podTemplateOf, workloadKinds } from '../graph/pod-template.js';
import type { Labels } from '../intent/endpoint.js';
import { type ContainerPort, namespaceNameLabel, type PodFacts } from './party.js';
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
}

/** The namespace an object is applied to when it names none. */
export const namespaceOf = (object: GraphObject): string => object.namespace ?? 'default';

/** Every workload of the graph, in declared order. */
export function workloadsOf(graph: Graph): readonly Workload[] {
  const namespaceLabels = namespaceLabelsOf(graph);
  const workloads = new Map<string, Workload & { readonly pods: PodFacts[] }>();
  for (const object of workloadKinds.flatMap(kind => graph.ofKind(kind))) {
    const template = podTemplateOf(object);
    if (!template) continue;
    const namespace = namespaceOf(object);
    const { name, kind } = ownerOf(object);
    const id = `${namespace}/${name}[${kind}]`;
    const pods = factsOf(template, namespace, namespaceLabels(namespace));
    const known = workloads.get(id);
    if (known) known.pods.push(pods);
    else workloads.set(id, { id, namespace, name, kind, object, pods: [pods] });
  }
  return [...workloads.values()];
}

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
      const owner = { name: textOf(name), kind: textOf(kind) };
      if (controller === true && owner.name && owner.kind && owner.kind !== 'Node') {
        return { name: owner.name, kind: owner.kind };
      }
    }
  }
  return { name: object.name, kind: object.kind };
}

function factsOf({ metadata, spec }: PodTemplate, namespace: string, namespaceLabels: Labels): PodFacts {
  return {
    namespace,
    namespaceLabels,
    labels: textMapOf(metadata['labels']),
    ports: [...listOf(spec['containers']), ...sidecarsOf(spec['initContainers'])].flatMap(portsOf),
    onNode: spec['hostNetwork'] === true,
  };
}

/** Init containers that keep running listen like any other container. */
const sidecarsOf = (containers: unknown): readonly unknown[] =>
  listOf(containers).filter(container => at(container)['restartPolicy'] === 'Always');

function portsOf(container: unknown): readonly ContainerPort[] {
  return listOf(at(container)['ports']).flatMap(declared => {
    const { name, containerPort, protocol } = fieldsOf(declared);
    const port = numberOf(containerPort);
    const transport = protocol ?? 'TCP';
    return port !== undefined && isTransport(transport) ? [{ name: textOf(name), port, transport }] : [];
  });
}
