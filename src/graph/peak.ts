import { stillEnding } from '../intent/still-ending.js';
import { at, type Fields } from './fields.js';
import type { Graph } from './graph.js';
import type { GraphObject } from './object.js';
import { replicasOf } from './scaling.js';
import { shareOf } from './share.js';
import type { Workload } from './workload.js';

/** The most pods that a workload has at one time. */
export interface Peak {
  readonly replicas: number;
  /** Pods that a rollout adds. */
  readonly surge: number;
  /** Pods that a rollout has told to stop and that are not gone. */
  readonly stopping: number;
  /** Pods of a run of a CronJob that begins while the last one still runs: allowed, and avoidable. */
  readonly overlap: number;
  /** Without those that stop: without room for these no rollout ends. Without those that overlap. */
  readonly pods: number;
}

/** Autoscaled to its maximum, in the middle of a rollout. */
export function peakOf(graph: Graph, workload: Workload): Peak {
  const replicas = replicasOf(graph, workload).max;
  const surge = surgeOf(workload, replicas);
  return {
    replicas,
    surge,
    stopping: rollingOf(workload.object) ? stillEnding(replicas, surge) : 0,
    overlap: overlapsOwnRuns(workload.object) ? replicas : 0,
    pods: replicas + surge,
  };
}

/** `20 + 5 surge` */
export const peakText = ({ replicas, surge }: Peak): string =>
  surge > 0 ? `(${replicas} + ${surge} surge)` : `${replicas}`;

/** `(20 + 1 surge + 19 stopping)` */
export function fullText({ replicas, surge, stopping }: Peak): string {
  const more = [...(surge > 0 ? [`${surge} surge`] : []), ...(stopping > 0 ? [`${stopping} stopping`] : [])];
  return more.length > 0 ? `(${[replicas, ...more].join(' + ')})` : `${replicas}`;
}

/** A CronJob whose next run does not wait for the last one: that is its default. */
function overlapsOwnRuns({ kind, manifest }: GraphObject): boolean {
  const { suspend, concurrencyPolicy = 'Allow' } = at(manifest, 'spec');
  return kind === 'CronJob' && concurrencyPolicy === 'Allow' && suspend !== true;
}

/** The strategy of a Deployment, or of what an operator makes one from; nothing where no rollout happens. */
function rollingOf({ kind, manifest }: GraphObject): Fields | undefined {
  const spec = at(manifest, 'spec');
  const strategy = kind === 'Deployment' ? at(spec, 'strategy') : at(spec, 'deploymentStrategy');
  if ((kind !== 'Deployment' && kind !== 'Pooler') || strategy['type'] === 'Recreate') return undefined;
  return at(strategy, 'rollingUpdate');
}

function surgeOf({ object }: Workload, replicas: number): number {
  if (object.kind === 'DaemonSet') {
    const { maxSurge } = at(object.manifest, 'spec', 'updateStrategy', 'rollingUpdate');
    return shareOf(maxSurge, replicas) ?? 0;
  }
  const asked = rollingOf(object);
  if (!asked) return 0;
  const { maxSurge = '25%' } = asked;
  return shareOf(maxSurge, replicas) ?? 0;
}
