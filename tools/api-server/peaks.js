import { nameOf } from './manifests.js';
import { observe } from './observe.js';
import { judgePlantedPod } from './planted.js';
import { settled } from './workloads.js';
import { startWorld } from './world.js';

/**
 * Runs what the cluster holds through its peaks: as applied, a rollout of everything, everything at the maximum of its
 * autoscaler, a rollout there, and a rollout there with every CronJob running and pods that take their time to end.
 * @param {import('./cluster.js').Cluster} cluster with its controllers started
 * @param {object} options
 * @param {number} options.termination seconds that a pod takes to end in the last phase (of a StatefulSet at most 5: it waits for each)
 * @param {(line: string) => void} options.say
 * @returns {Promise<string[]>} what has not been created or has not come to rest
 */
export async function judgePeaks(cluster, { termination, say }) {
  const world = await startWorld(cluster);
  const seen = observe(cluster);
  const wrong = [];
  const phases = {
    minimum: async () => {},
    'rollout at minimum': () => rollOut(cluster, '1'),
    maximum: () => scaleToMaximum(cluster),
    'rollout at maximum': () => rollOut(cluster, '2'),
    'rollout at maximum, all CronJobs, slow termination': async () => {
      world.options.termination = pod => 1000 * (replacedAtOnce(pod) ? termination : Math.min(termination, 5));
      await runCronJobs(cluster);
      await rollOut(cluster, '3');
    },
  };
  try {
    for (const [phase, act] of Object.entries(phases)) {
      const started = Date.now();
      await act();
      const rest = await settled(cluster, 180 + 3 * termination);
      const { pods, refused, retried } = seen.take();
      const spent = Math.round((Date.now() - started) / 1000);
      say(`${phase}: ${pods} pods created, ${refused.length} refused, ${retried.length} refused once (${spent} s)`);
      for (const line of retried) say(`  refused once: ${line}`);
      wrong.push(...[...refused, ...rest].map(line => `${phase}: ${line}`));
    }
    wrong.push(...(await judgePlantedPod(cluster, seen)));
    for (const line of seen.quotas()) say(`quota ${line}`);
  } finally {
    await seen.stop();
    await world.stop();
  }
  return wrong;
}

/** A Deployment makes new pods while the old ones end: the more of them, the longer that takes. */
const replacedAtOnce = ({ metadata }) => metadata.ownerReferences?.some(({ kind }) => kind === 'ReplicaSet');

const merge = 'application/merge-patch+json';

async function rollOut({ list, path, request }, round) {
  const annotations = { 'plainsail.example.com/rollout': round };
  const patch = { spec: { template: { metadata: { annotations } } } };
  for (const kind of ['Deployment', 'StatefulSet'])
    for (const object of await list('apps/v1', kind)) await request('PATCH', await path(object), patch, merge);
}

async function scaleToMaximum({ list, path, request }) {
  const autoscalers = [
    ...(await list('autoscaling/v2', 'HorizontalPodAutoscaler')).map(object => [object, object.spec.maxReplicas]),
    ...(await list('keda.sh/v1alpha1', 'ScaledObject')).map(object => [object, object.spec.maxReplicaCount ?? 100]),
  ];
  for (const [object, replicas] of autoscalers) {
    const { apiVersion = 'apps/v1', kind = 'Deployment', name } = object.spec.scaleTargetRef;
    const target = await path({ apiVersion, kind, metadata: { namespace: object.metadata.namespace, name } });
    const { status, body } = await request('PATCH', `${target}/scale`, { spec: { replicas } }, merge);
    if (status >= 300) throw new Error(`${nameOf(object)} cannot scale ${kind} ${name}: ${body.message}`);
  }
}

async function runCronJobs({ list, create }) {
  for (const { metadata, spec } of await list('batch/v1', 'CronJob')) {
    const { metadata: template = {}, spec: job } = spec.jobTemplate;
    const named = { ...template, name: `${metadata.name.slice(0, 50)}-now`, namespace: metadata.namespace };
    const { accepted, message } = await create({ apiVersion: 'batch/v1', kind: 'Job', metadata: named, spec: job });
    if (!accepted) throw new Error(`${metadata.namespace}/${metadata.name} cannot be run: ${message}`);
  }
}
