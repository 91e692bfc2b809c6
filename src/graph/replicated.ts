import { at } from './fields.js';
import type { Graph } from './graph.js';
import { autoscalersOf, replicasOf } from './scaling.js';
import type { Workload } from './workload.js';

const kinds = new Set(['Deployment', 'StatefulSet', 'DeploymentConfig', 'ReplicaSet']);

/** Workloads that run several equal pods: by number, by autoscaler, or by whoever sets the number that is not set. */
export function isReplicated(graph: Graph, workload: Workload): boolean {
  if (!kinds.has(workload.object.kind)) return false;
  const unsaid = at(workload.object.manifest, 'spec')['replicas'] === undefined;
  return replicasOf(graph, workload).max > 1 || (unsaid && autoscalersOf(graph, workload.object).length === 0);
}
