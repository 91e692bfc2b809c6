import { at, numberOf } from './fields.js';
import type { Graph } from './graph.js';
import { replicasOf } from './scaling.js';
import { shareOf } from './share.js';
import type { Workload } from './workload.js';

/** The most pods that a workload has at one time. */
export interface Peak {
  readonly replicas: number;
  /** Pods that a rollout adds. */
  readonly surge: number;
  readonly pods: number;
}

/** Autoscaled to its maximum, in the middle of a rollout. Runs of a CronJob count once. */
export function peakOf(graph: Graph, workload: Workload): Peak {
  const replicas = replicasOf(graph, workload).max;
  const surge = surgeOf(workload, replicas);
  return { replicas, surge, pods: replicas + surge };
}

/** `20 + 5 surge` */
export const peakText = ({ replicas, surge }: Peak): string =>
  surge > 0 ? `(${replicas} + ${surge} surge)` : `${replicas}`;

function surgeOf({ object }: Workload, replicas: number): number {
  const spec = at(object.manifest, 'spec');
  if (object.kind === 'DaemonSet')
    return shareOf(at(spec, 'updateStrategy', 'rollingUpdate')['maxSurge'], replicas) ?? 0;
  if (object.kind !== 'Deployment' || at(spec, 'strategy')['type'] === 'Recreate') return 0;
  const asked = at(spec, 'strategy', 'rollingUpdate')['maxSurge'];
  return shareOf(asked ?? '25%', replicas) ?? numberOf(asked) ?? 0;
}
