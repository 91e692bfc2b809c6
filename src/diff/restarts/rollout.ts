import { at, type Fields, fieldsOf, listOf, numberOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { replicasOf } from '../../graph/scaling.js';
import { shareOf } from '../../graph/share.js';
import { isRunning, type Workload } from '../../graph/workload.js';
import type { Rollout } from '../consequence.js';

type Replicas = ReturnType<typeof replicasOf>;

/**
 * How the controllers replace the pods of a workload whose template has changed; undefined where they do not: updates
 * that wait for a deletion, a paused Deployment, Jobs, no replicas.
 * @param previous the graph before, for the number of pods that are there when it begins
 */
export function rolloutOf(graph: Graph, workload: Workload, before: Replicas): Rollout | undefined {
  const { object } = workload;
  const spec = at(object.manifest, 'spec');
  const after = replicasOf(graph, workload);
  if (object.kind === 'DaemonSet') return overNodes(spec);
  if (after.max === 0 || before.max === 0) return undefined;
  if (object.kind === 'Deployment') return ofDeployment(workload, spec, before, after);
  return object.kind === 'StatefulSet' ? ofStatefulSet(workload, spec, before, after) : undefined;
}

function ofDeployment(workload: Workload, spec: Fields, before: Replicas, after: Replicas): Rollout | undefined {
  if (spec['paused'] === true) return undefined;
  const deadline = numberOf(spec['progressDeadlineSeconds']) ?? 600;
  const { type } = at(spec, 'strategy');
  if (type === 'Recreate') {
    const atMost = within(1, startOf(workload), graceOf(workload));
    return {
      pods: replacedOf(before, after),
      leastReady: 0,
      pace: 'all stop before the first new one starts',
      atMost,
      deadline,
    };
  }
  const step = (replicas: number) => stepOf(at(spec, 'strategy', 'rollingUpdate'), replicas);
  const { surge, unavailable } = step(after.max);
  const waves = Math.ceil(after.max / Math.max(surge + unavailable, 1));
  return {
    pods: replacedOf(before, after),
    leastReady: Math.max(Math.min(before.min, after.min - step(after.min).unavailable), 0),
    pace: paceOf(surge + unavailable, after.max),
    atMost: within(waves, startOf(workload), 0),
    deadline,
  };
}

/** Pods that are there before and after: others start with the new template, or go. */
const replacedOf = (before: Replicas, after: Replicas): Replicas => ({
  min: Math.min(before.min, after.min),
  max: Math.min(before.max, after.max),
});

/** ResolveFenceposts of the controller: surge is rounded up, unavailability down, and both are never zero. */
function stepOf({ maxSurge = '25%', maxUnavailable = '25%' }: Fields, replicas: number) {
  const surge = shareOf(maxSurge, replicas) ?? 0;
  const unavailable = Math.min(shareOf(maxUnavailable, replicas, Math.floor) ?? 0, replicas);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

function ofStatefulSet(workload: Workload, spec: Fields, before: Replicas, after: Replicas): Rollout | undefined {
  const { type, rollingUpdate } = at(spec, 'updateStrategy');
  if (type === 'OnDelete') return undefined;
  const { partition, maxUnavailable } = fieldsOf(rollingUpdate);
  const first = at(spec, 'ordinals')['start'];
  const kept = Math.max((numberOf(partition) ?? 0) - (numberOf(first) ?? 0), 0);
  const there = replacedOf(before, after);
  const pods = { min: Math.max(there.min - kept, 0), max: Math.max(there.max - kept, 0) };
  if (pods.max === 0) return undefined;
  const unavailable = (replicas: number) => Math.max(shareOf(maxUnavailable, replicas, Math.floor) ?? 1, 1);
  return {
    pods,
    leastReady: Math.max(Math.min(before.min, after.min) - Math.min(unavailable(after.min), pods.min), 0),
    pace: paceOf(unavailable(after.max), pods.max),
    atMost: within(pods.max, startOf(workload), graceOf(workload)),
    deadline: undefined,
  };
}

const paceOf = (step: number, pods: number): string => (step >= pods ? 'all at once' : `${step} at a time`);

function overNodes(spec: Fields): Rollout | undefined {
  const { type, rollingUpdate } = at(spec, 'updateStrategy');
  if (type === 'OnDelete') return undefined;
  const { maxSurge, maxUnavailable = 1 } = fieldsOf(rollingUpdate);
  const nodes = maxSurge && maxSurge !== '0%' ? maxSurge : maxUnavailable;
  const pace =
    nodes === 1 ? 'one node at a time' : `on ${nodes} ${typeof nodes === 'number' ? '' : 'of the '}nodes at a time`;
  return { pods: undefined, leastReady: undefined, pace, atMost: undefined, deadline: undefined };
}

const within = (waves: number, start: number | undefined, grace: number) =>
  start === undefined ? undefined : waves * (start + grace);

const graceOf = ({ spec }: Workload): number => numberOf(spec['terminationGracePeriodSeconds']) ?? 30;

/** Seconds in which a pod is ready or is restarted, by the probe that restarts it; undefined where none does. */
function startOf(workload: Workload): number | undefined {
  const minimum = numberOf(at(workload.object.manifest, 'spec')['minReadySeconds']) ?? 0;
  const init = listOf(workload.spec['initContainers']).length > 0;
  const starts = workload.containers.filter(isRunning).map(({ fields }) => startWithin(fields));
  if (init || starts.some(start => start === undefined)) return undefined;
  return Math.max(0, ...starts.map(start => start ?? 0)) + minimum;
}

function startWithin(container: Fields): number | undefined {
  if (container['startupProbe'] === undefined) return undefined;
  const ready = container['readinessProbe'] === undefined ? 0 : firstProbe(at(container, 'readinessProbe'), 1);
  return (
    firstProbe(at(container, 'startupProbe'), numberOf(at(container, 'startupProbe')['failureThreshold']) ?? 3) + ready
  );
}

/** The seconds until so many probes have been made. */
const firstProbe = ({ initialDelaySeconds, periodSeconds }: Fields, probes: number): number =>
  (numberOf(initialDelaySeconds) ?? 0) + (numberOf(periodSeconds) ?? 10) * probes;
