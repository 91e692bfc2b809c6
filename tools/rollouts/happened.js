import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds without a write of a pod after which a rollout is over. */
const quiet = 3000;

/**
 * @typedef {object} Happened
 * @property {boolean} refused
 * @property {string} [message] of the refusal
 * @property {boolean} rolled a pod of a new revision is there, where there were pods before
 * @property {number} replaced pods that are gone
 * @property {number} leastReady pods that were ready at any one time
 */

/**
 * Applies changes side by side in a namespace, and watches the pods.
 * @param {import('../api-server/cluster.js').Cluster} cluster with its controllers started
 * @param {import('./changes.js').RandomChange[]} changes
 * @returns {Promise<Happened[]>}
 */
export async function happened(cluster, namespace, changes) {
  await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const stopping = new AbortController();
  const pods = watchPods(cluster, namespace, stopping.signal);
  try {
    const within = object => ({ ...object, metadata: { ...object.metadata, namespace } });
    for (const { before } of changes) await applied(cluster, within(before));
    await pods.rest(changes.map(({ name, before }) => [name, replicasOf(before)]));
    const start = new Map(changes.map(({ name }) => [name, pods.of(name)]));
    pods.count();
    const verdicts = [];
    for (const { after } of changes) verdicts.push(await cluster.apply(within(after)));
    await pods.rest(
      changes.map(({ name, before, after }, i) => [name, replicasOf(verdicts[i].accepted ? after : before)]),
    );
    return changes.map(({ name }, i) => outcome(verdicts[i], start.get(name), pods.of(name), pods.leastReady(name)));
  } finally {
    stopping.abort();
    await pods.ended;
    await cluster.request('DELETE', `/api/v1/namespaces/${namespace}`);
  }
}

const replicasOf = ({ spec }) => spec.replicas ?? 1;

async function applied(cluster, object) {
  const { accepted, message } = await cluster.apply(object);
  if (!accepted) throw new Error(`${object.metadata.name} is refused before any change: ${message}`);
}

function outcome({ accepted, message }, before, after, leastReady) {
  const revisions = new Set(before.map(revisionOf));
  const left = new Set(after.map(({ metadata }) => metadata.uid));
  return {
    refused: !accepted,
    message,
    rolled: before.length > 0 && after.some(pod => !revisions.has(revisionOf(pod))),
    replaced: before.filter(({ metadata }) => !left.has(metadata.uid)).length,
    leastReady,
  };
}

const revisionOf = ({ metadata: { labels } }) => labels['pod-template-hash'] ?? labels['controller-revision-hash'];

const isReady = ({ metadata, status }) =>
  !metadata.deletionTimestamp && status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True');

/** The pods of a namespace by the workload whose name they carry as a label. */
function watchPods(cluster, namespace, signal) {
  const pods = new Map();
  const least = new Map();
  let last = Date.now();
  const of = name => [...(pods.get(name)?.values() ?? [])];
  const note = name => {
    const ready = of(name).filter(isReady).length;
    if (ready < (least.get(name) ?? 0)) least.set(name, ready);
  };
  const seen = (type, pod) => {
    const name = pod.metadata.labels.workload;
    const own = pods.get(name) ?? new Map();
    pods.set(name, own);
    if (type === 'DELETED') own.delete(pod.metadata.uid);
    else own.set(pod.metadata.uid, pod);
    last = Date.now();
    note(name);
  };
  const ended = cluster.watch(`/api/v1/namespaces/${namespace}/pods`, seen, signal);
  return {
    of,
    ended,
    leastReady: name => least.get(name) ?? 0,
    /** From now on the ready pods are counted. */
    count() {
      for (const name of pods.keys()) least.set(name, of(name).filter(isReady).length);
    },
    /** Waits until each workload has so many ready pods and nothing has moved for a while. */
    async rest(wanted) {
      const isDone = ([name, replicas]) => of(name).length === replicas && of(name).every(isReady);
      last = Date.now();
      for (const end = Date.now() + 400_000; Date.now() < end; await sleep(200))
        if (Date.now() - last > quiet && wanted.every(isDone)) return;
      const late = wanted
        .filter(each => !isDone(each))
        .map(([name, replicas]) => `${name}: ${of(name).length} of ${replicas}`);
      if (late.length > 0) throw new Error(`these do not come to rest: ${late.join('; ')}`);
    },
  };
}
