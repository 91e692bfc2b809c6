import type { Labels } from '../intent/endpoint.js';
import { at, type Fields, fieldsOf, listOf, textMapOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { operatedKinds, operatedPods } from './operated.js';
import { perGraph } from './per-graph.js';
import { customTemplateOf, type PodTemplate, podTemplateOf, workloadKinds } from './pod-template.js';

/** One object that makes pods, and the pods it makes. */
export interface Workload {
  readonly object: GraphObject;
  readonly namespace: string;
  /** The labels of its pods. */
  readonly labels: Labels;
  /** Where the pod begins: `spec.template`; the empty text for a Pod. */
  readonly path: string;
  readonly metadata: Fields;
  readonly spec: Fields;
  readonly containers: readonly Container[];
}

/** How a container takes part in its pod; a sidecar is an init container that keeps running. */
export type Role = 'main' | 'init' | 'sidecar' | 'ephemeral';

export interface Container {
  readonly workload: Workload;
  readonly object: GraphObject;
  /** `spec.template.spec.containers[0]` */
  readonly path: string;
  readonly role: Role;
  readonly name: string;
  readonly fields: Fields;
}

/** Every workload of the graph, kind by kind in declared order. */
export const workloads: (graph: Graph) => readonly Workload[] = perGraph(graph =>
  workloadKinds.flatMap(kind => graph.ofKind(kind)).flatMap(workloadOf),
);

/** Everything that makes pods, operators from their own kinds included: who can be selected, called or scraped. */
export const podMakers: (graph: Graph) => readonly Workload[] = perGraph(graph => [
  ...workloads(graph),
  ...operatedKinds.flatMap(kind => graph.ofKind(kind)).flatMap(operatedWorkload),
  ...graph.objects.flatMap(customWorkload),
]);

/** Every container of every workload, init and ephemeral ones included. */
export const containers: (graph: Graph) => readonly Container[] = perGraph(graph =>
  workloads(graph).flatMap(workload => workload.containers),
);

const byObject = perGraph(graph => new Map(workloads(graph).map(workload => [workload.object, workload])));

/** The workload that an object is; undefined for objects that make no pods. */
export const workloadFor = (graph: Graph, object: GraphObject | undefined): Workload | undefined =>
  object && byObject(graph).get(object);

/** Joins field paths; either may be empty. */
export const join = (path: string, field: string): string => (path && field ? `${path}.${field}` : path || field);

/** `spec.template.spec.<field>` of a workload. */
export const podPath = (workload: Workload, field: string): string => join(join(workload.path, 'spec'), field);

/** Containers that run as long as the pod: the main ones and sidecars. */
export const isRunning = ({ role }: Container): boolean => role === 'main' || role === 'sidecar';

/** The workload that an object is, or none. */
export function workloadOf(object: GraphObject): readonly Workload[] {
  const template = podTemplateOf(object);
  return template ? [workloadWith(object, template)] : [];
}

function workloadWith(object: GraphObject, { path, metadata, spec }: PodTemplate): Workload {
  const containers: Container[] = [];
  const labels = textMapOf(metadata['labels']);
  const workload = { object, namespace: namespaceOf(object), labels, path, metadata, spec, containers };
  for (const [field, roleOf] of containerFields) {
    for (const [i, value] of listOf(spec[field]).entries()) {
      const fields = fieldsOf(value);
      const name = textOf(fields['name']) ?? '';
      containers.push({
        workload,
        object,
        path: podPath(workload, `${field}[${i}]`),
        role: roleOf(fields),
        name,
        fields,
      });
    }
  }
  return workload;
}

/** The pods of a custom resource with a template; an operator that plainsail knows says itself which pods it makes. */
function customWorkload(object: GraphObject): readonly Workload[] {
  const template = operatedPods(object) ? undefined : customTemplateOf(object);
  return template ? [workloadWith(object, template)] : [];
}

/** What is known of pods whose template only their operator knows. */
function operatedWorkload(object: GraphObject): readonly Workload[] {
  const pods = operatedPods(object);
  if (!pods) return [];
  const containers: Container[] = [];
  const { labels, ports, resources, path } = pods;
  const workload = { object, namespace: namespaceOf(object), labels, path: '', metadata: {}, spec: {}, containers };
  containers.push({ workload, object, path, role: 'main', name: object.name, fields: { ports, resources } });
  return [workload];
}

const containerFields: readonly (readonly [string, (container: Fields) => Role])[] = [
  ['containers', () => 'main'],
  ['initContainers', container => (at(container)['restartPolicy'] === 'Always' ? 'sidecar' : 'init')],
  ['ephemeralContainers', () => 'ephemeral'],
];
