import { append } from './append.js';
import { at, listOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { type ClaimedVolume, claimedVolume, operatedPods } from './operated.js';
import { perGraph } from './per-graph.js';
import { replicasOf } from './scaling.js';
import { podMakers, type Workload } from './workload.js';

/** Volumes that an object claims, all of one size. */
export interface Claim extends ClaimedVolume {
  readonly object: GraphObject;
  readonly count: number;
}

/** The claims of a namespace: those written as objects, and those that every pod of a StatefulSet or an operator has. */
export const claimsIn = (graph: Graph, namespace: string): readonly Claim[] => byNamespace(graph).get(namespace) ?? [];

/** Every claim, each pod at the maximum counted: a volume outlives its pod. */
export const claims: (graph: Graph) => readonly Claim[] = perGraph(graph => [
  ...graph.ofKind('PersistentVolumeClaim').map(object => ({ object, count: 1, ...claimedVolume(object.manifest) })),
  ...podMakers(graph).flatMap(workload => {
    const { object } = workload;
    const count = replicasOf(graph, workload).max;
    return volumesOf(workload).map(volume => ({ object, count, ...volume }));
  }),
]);

const byNamespace = perGraph(graph => {
  const found = new Map<string, Claim[]>();
  for (const claim of claims(graph)) append(found, namespaceOf(claim.object), claim);
  return found;
});

function volumesOf({ object }: Workload): readonly ClaimedVolume[] {
  if (object.kind !== 'StatefulSet') return operatedPods(object)?.volumes ?? [];
  return listOf(at(object.manifest, 'spec')['volumeClaimTemplates']).map(claimedVolume);
}
