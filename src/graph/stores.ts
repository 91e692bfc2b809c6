import { at, listOf, textMapOf } from './fields.js';
import type { Graph } from './graph.js';
import { namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';
import { podMakers, type Workload } from './workload.js';

/** What keeps data on volumes of its own. */
export interface Store {
  readonly workload: Workload;
  readonly isBackedUp: boolean;
}

export const stores: (graph: Graph) => readonly Store[] = perGraph(graph =>
  podMakers(graph).flatMap(workload => {
    const { kind, group, manifest } = workload.object;
    const claims = listOf(at(manifest, 'spec')['volumeClaimTemplates']);
    if (kind === 'StatefulSet' && claims.length > 0) return [{ workload, isBackedUp: isCopied(graph, workload) }];
    if (kind !== 'Cluster' || group !== 'postgresql.cnpg.io') return [];
    return [{ workload, isBackedUp: hasSchedule(graph, workload) }];
  }),
);

/** By a job that was declared for these pods, or by Velero, by an annotation of the pods. */
function isCopied(graph: Graph, { namespace, labels, metadata }: Workload): boolean {
  if ('backup.velero.io/backup-volumes' in textMapOf(metadata['annotations'])) return true;
  return graph
    .intents('backup')
    .some(
      ({ value: { of } }) =>
        (of.namespace ?? namespace) === namespace &&
        Object.entries(of.pods).every(([label, value]) => labels[label] === value),
    );
}

const hasSchedule = (graph: Graph, { object, namespace }: Workload): boolean =>
  graph
    .ofKind('ScheduledBackup')
    .some(
      backup => namespaceOf(backup) === namespace && at(backup.manifest, 'spec', 'cluster')['name'] === object.name,
    );
