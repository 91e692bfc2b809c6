import { at, numberOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { autoscalersOf } from '../graph/scaling.js';
import { workloads } from '../graph/workload.js';
import type { Change } from './change.js';

/** Replicas that leave in the render that brings the autoscaler: the workload falls to one pod until it has counted. */
export function* replicasHandover(previous: Graph, next: Graph): Iterable<Change> {
  for (const { object } of workloads(next)) {
    const before = previous.get(object.group, object.kind, object.namespace, object.name);
    const replicas = numberOf(at(before?.manifest, 'spec')['replicas']) ?? 1;
    const isGone = at(object.manifest, 'spec')['replicas'] === undefined;
    if (!before || replicas < 2 || !isGone) continue;
    if (autoscalersOf(next, object).length === 0 || autoscalersOf(previous, before).length > 0) continue;
    yield {
      id: 'replicas-handover',
      object,
      path: 'spec.replicas',
      message: `${replicas} is removed in the render that adds the autoscaler: the API server sets 1 until it counts`,
      hint: `Keep \`replicas: ${replicas}\` in this render and remove it in the next.`,
    };
  }
}
