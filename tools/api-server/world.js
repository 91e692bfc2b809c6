import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const node = 'node';

/**
 * A stand-in for scheduler, kubelets and volume provisioner: binds each pod at once, makes it ready, ends those of Jobs,
 * lets a pod go when its termination is over, and gives a claim a volume when the first pod uses it. Runs no image.
 * @param {import('./cluster.js').Cluster} cluster
 * @param {object} [options]
 * @param {(pod: any) => number} [options.termination] milliseconds that a pod takes to end, at most its grace period; may be
 *   changed later
 * @param {number} [options.jobTime] milliseconds that a Job's pod runs
 * @param {(pod: any) => boolean} [options.fails] which Jobs' pods fail
 * @returns {Promise<{ options: object, stop: () => Promise<void> }>}
 */
export async function startWorld(cluster, options = {}) {
  const stopping = new AbortController();
  const { signal } = stopping;
  setMaxListeners(0, signal);
  await cluster.apply({ apiVersion: 'v1', kind: 'Node', metadata: { name: node } });
  const done = new Set();
  /** Each step of an object is taken once, and only while the world is running. */
  const once = async (object, step, delay, take) => {
    const key = `${object.metadata.uid} ${step}`;
    if (done.has(key)) return;
    done.add(key);
    await sleep(delay, undefined, { signal, ref: false }).then(take, () => {});
  };
  const provide = provisioner(cluster, once);
  const failures = [];
  const follow = (path, seen) =>
    cluster.watch(
      path,
      (type, object) => {
        if (type !== 'DELETED') seen(object).catch(error => failures.push(error));
      },
      signal,
    );
  const following = [
    follow('/api/v1/pods', pod => Promise.all([provide.pod(pod), advance(cluster, pod, options, once)])),
    follow('/api/v1/persistentvolumeclaims', provide.claim),
  ];
  return {
    options,
    async stop() {
      stopping.abort();
      await Promise.all(following);
      if (failures.length > 0) throw failures[0];
    },
  };
}

async function advance({ request }, pod, { termination = () => 0, jobTime = 0, fails = () => false }, once) {
  const { namespace, name, deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata;
  const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
  const { phase } = pod.status;
  const ended = phase === 'Succeeded' || phase === 'Failed';
  if (deletionTimestamp) {
    const delay = ended ? 0 : Math.min(termination(pod), deletionGracePeriodSeconds * 1000);
    const precise = { gracePeriodSeconds: 0, preconditions: { uid: pod.metadata.uid } };
    await once(pod, 'end', delay, () => request('DELETE', path, precise));
  } else if (!pod.spec.nodeName) {
    const target = { apiVersion: 'v1', kind: 'Node', name: node };
    const binding = { apiVersion: 'v1', kind: 'Binding', metadata: { name }, target };
    await once(pod, 'bind', 0, () => request('POST', `${path}/binding`, binding));
  } else if (!ended) {
    const write = status => request('PATCH', `${path}/status`, { status }, 'application/strategic-merge-patch+json');
    await once(pod, 'run', 0, () => write(statusOf(pod, 'Running')));
    if (pod.spec.restartPolicy !== 'Always')
      await once(pod, 'complete', jobTime, () => write(statusOf(pod, fails(pod) ? 'Failed' : 'Succeeded')));
  }
}

function statusOf(pod, phase) {
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const running = phase === 'Running';
  const ended = { exitCode: phase === 'Failed' ? 1 : 0, startedAt: now, finishedAt: now, reason: phase };
  const container = (runs, { name, image }) => ({
    ...{ name, image, imageID: image, ready: runs, started: runs, restartCount: 0 },
    state: runs ? { running: { startedAt: now } } : { terminated: ended },
  });
  const condition = (type, status = 'True') => ({ type, status, lastTransitionTime: now });
  const ready = running ? 'True' : 'False';
  return {
    phase,
    ...{ hostIP: '10.0.0.1', podIP: '10.1.0.1', podIPs: [{ ip: '10.1.0.1' }], startTime: pod.status.startTime ?? now },
    conditions: [
      ...['PodScheduled', 'Initialized'].map(type => condition(type)),
      ...['ContainersReady', 'Ready'].map(type => condition(type, ready)),
    ],
    containerStatuses: pod.spec.containers.map(each => container(running, each)),
    initContainerStatuses: (pod.spec.initContainers ?? []).map(each =>
      container(running && each.restartPolicy === 'Always', each),
    ),
  };
}

/** Volumes as of a class with `volumeBindingMode: WaitForFirstConsumer`. */
function provisioner({ request }, once) {
  const used = new Set();
  const pending = new Map();
  const provide = async key => {
    const claim = pending.get(key);
    if (claim && used.has(key))
      await once(claim, 'provide', 0, () => request('POST', '/api/v1/persistentvolumes', volumeFor(claim)));
  };
  return {
    async pod({ metadata: { namespace }, spec: { volumes = [] } }) {
      for (const { persistentVolumeClaim } of volumes) {
        if (!persistentVolumeClaim) continue;
        const key = `${namespace}/${persistentVolumeClaim.claimName}`;
        used.add(key);
        await provide(key);
      }
    },
    async claim(claim) {
      const key = `${claim.metadata.namespace}/${claim.metadata.name}`;
      if (claim.status.phase !== 'Pending') return void pending.delete(key);
      pending.set(key, claim);
      await provide(key);
    },
  };
}

function volumeFor({ metadata: { name, namespace, uid }, spec }) {
  const { accessModes, storageClassName, volumeMode, resources } = spec;
  return {
    ...{ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: `volume-${uid}` } },
    spec: {
      ...{ accessModes, storageClassName, volumeMode },
      capacity: { storage: resources.requests.storage },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid },
      hostPath: { path: '/nowhere' },
    },
  };
}
