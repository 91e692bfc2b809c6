import { setTimeout as sleep } from 'node:timers/promises';
import { nameOf } from './manifests.js';

/**
 * What has not come to rest: workloads without all their ready and current pods, Jobs without their end, pods that end.
 * @returns {Promise<string[]>} empty when everything is as declared
 */
export async function unrest({ list }) {
  const kinds = await Promise.all([
    list('apps/v1', 'Deployment'),
    list('apps/v1', 'StatefulSet'),
    list('batch/v1', 'Job'),
    list('v1', 'Pod'),
  ]);
  return kinds.flat().flatMap(object => {
    const reason = reasons[object.kind](object);
    return reason ? [`${nameOf(object)}: ${reason}`] : [];
  });
}

const reasons = {
  Deployment: workload,
  StatefulSet: workload,
  Job({ spec, status }) {
    const wanted = spec.completions ?? 1;
    if (spec.suspend || (status.succeeded ?? 0) >= wanted) return undefined;
    return `${status.succeeded ?? 0} of ${wanted} completions, ${status.failed ?? 0} failed`;
  },
  Pod: ({ metadata }) => (metadata.deletionTimestamp ? 'ends' : undefined),
};

function workload({ metadata, spec, status }) {
  const { replicas = 0, readyReplicas = 0, updatedReplicas = 0, observedGeneration = 0 } = status;
  const counts = [replicas, readyReplicas, updatedReplicas];
  if (observedGeneration >= metadata.generation && counts.every(count => count === spec.replicas)) return undefined;
  return `${readyReplicas} ready and ${updatedReplicas} current pods of ${spec.replicas}, ${replicas} in all`;
}

/**
 * Waits until everything has come to rest.
 * @returns {Promise<string[]>} what has not, after so many seconds
 */
export async function settled(cluster, seconds) {
  for (const end = Date.now() + seconds * 1000; ; await sleep(300)) {
    const rest = await unrest(cluster);
    if (rest.length === 0 || Date.now() > end) return rest;
  }
}
