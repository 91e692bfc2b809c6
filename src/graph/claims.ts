import { append } from './append.js';
import { at, listOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { operatedPods } from './operated.js';
import { perGraph } from './per-graph.js';
import { replicasOf } from './scaling.js';
import { podMakers, type Workload } from './workload.js';

/** Volumes that an object claims. */
export interface Claim {
  readonly object: GraphObject;
  readonly count: number;
  /** The size of each, as written. */
  readonly size: unknown;
}

/** The claims of a namespace: those written as objects, and those that every pod of a StatefulSet or an operator has. */
export const claimsIn = (graph: Graph, namespace: string): readonly Claim[] => claims(graph).get(namespace) ?? [];

const claims = perGraph(graph => {
  const found = new Map<string, Claim[]>();
  for (const object of graph.ofKind('PersistentVolumeClaim')) {
    append(found, namespaceOf(object), { object, count: 1, size: sizeOf(object.manifest) });
  }
  for (const workload of podMakers(graph)) {
    const { object, namespace } = workload;
    const count = replicasOf(graph, workload).max;
    for (const size of sizesOf(workload)) append(found, namespace, { object, count, size });
  }
  return found;
});

const sizeOf = (claim: unknown): unknown => at(claim, 'spec', 'resources', 'requests')['storage'];

function sizesOf({ object }: Workload): readonly unknown[] {
  if (object.kind === 'StatefulSet') return listOf(at(object.manifest, 'spec')['volumeClaimTemplates']).map(sizeOf);
  return operatedPods(object)?.volumes ?? [];
}
