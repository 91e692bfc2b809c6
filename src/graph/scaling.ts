import { groupOf } from '../manifest/group.js';
import type { ObjectName } from '../problem.js';
import { append } from './append.js';
import { at, type Fields, numberOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { operatedPods } from './operated.js';
import { perGraph } from './per-graph.js';
import type { Workload } from './workload.js';

/** What changes the replicas of a workload: a HorizontalPodAutoscaler or a KEDA ScaledObject. */
export interface Autoscaler {
  readonly object: GraphObject;
  readonly namespace: string;
  /** Where the target is named. */
  readonly path: string;
  readonly target: {
    readonly apiVersion: string;
    readonly group: string;
    readonly kind: string;
    readonly name: string;
  };
  readonly min: number;
  readonly max: number;
}

export const autoscalers: (graph: Graph) => readonly Autoscaler[] = perGraph(graph => [
  ...graph
    .distinct(graph.ofKind('HorizontalPodAutoscaler'))
    .map(object => autoscaler(object, 'minReplicas', 'maxReplicas', 1, 1)),
  ...graph
    .distinct(graph.ofKind('ScaledObject'))
    .filter(({ group }) => group === 'keda.sh')
    .map(object => autoscaler(object, 'minReplicaCount', 'maxReplicaCount', 0, 100)),
]);

function autoscaler(object: GraphObject, minField: string, maxField: string, least: number, most: number): Autoscaler {
  const spec = at(object.manifest, 'spec');
  const { apiVersion, kind, name } = at(spec, 'scaleTargetRef');
  const version = textOf(apiVersion) ?? 'apps/v1';
  return {
    object,
    namespace: namespaceOf(object),
    path: 'spec.scaleTargetRef',
    target: {
      apiVersion: version,
      group: groupOf(version),
      kind: textOf(kind) ?? 'Deployment',
      name: textOf(name) ?? '',
    },
    min: numberOf(spec[minField]) ?? least,
    max: numberOf(spec[maxField]) ?? most,
  };
}

const byTarget = perGraph(graph => {
  const found = new Map<string, Autoscaler[]>();
  for (const one of autoscalers(graph)) append(found, `${one.namespace}/${one.target.kind}/${one.target.name}`, one);
  return found;
});

/** What scales an object; more than one fight over it. */
export const autoscalersOf = (graph: Graph, object: ObjectName): readonly Autoscaler[] =>
  byTarget(graph).get(`${namespaceOf(object)}/${object.kind}/${object.name}`) ?? [];

/** How many pods a workload has at least and at most while nothing is rolled out; a Job runs its parallelism, and no more than it completes. */
export function replicasOf(graph: Graph, { object }: Workload): { readonly min: number; readonly max: number } {
  const spec = at(object.manifest, 'spec');
  if (object.kind === 'Job') return exactly(podsOfRun(spec));
  if (object.kind === 'CronJob') return exactly(podsOfRun(at(spec, 'jobTemplate', 'spec')));
  if (object.kind === 'Pod' || object.kind === 'DaemonSet') return exactly(1);
  const scaled = autoscalersOf(graph, object);
  if (scaled.length === 0) return exactly(operatedPods(object)?.replicas ?? numberOf(spec['replicas']) ?? 1);
  return { min: Math.min(...scaled.map(({ min }) => min)), max: Math.max(...scaled.map(({ max }) => max)) };
}

const podsOfRun = ({ parallelism, completions }: Fields) =>
  Math.min(numberOf(parallelism) ?? 1, numberOf(completions) ?? Number.POSITIVE_INFINITY);

const exactly = (count: number) => ({ min: count, max: count });
