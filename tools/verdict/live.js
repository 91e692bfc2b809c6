import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What an API server says about each case by strict server-side apply; nothing of it stays.
 * @param {import('../api-server/cluster.js').Cluster} cluster
 * @param {import('./oracle.js').Case[]} cases
 * @returns {Promise<(import('../api-server/objects.js').Verdict | undefined)[]>} none where what is there before is refused itself
 */
export async function liveVerdicts(cluster, cases) {
  await makeNamespaces(cluster, cases);
  // Changes write what is there before, under names that cases may share.
  const last = new Map();
  return Promise.all(
    cases.map(({ before, object }) => {
      if (!before) return answered(() => cluster.dryRun(object));
      const name = `${before.kind} ${before.metadata.namespace} ${before.metadata.name}`;
      const verdict = (last.get(name) ?? Promise.resolve()).then(() =>
        answered(() => changed(cluster, before, object)),
      );
      last.set(name, verdict);
      return verdict;
    }),
  );
}

/** @returns undefined where the server hangs up each time: some objects it cannot even refuse */
async function answered(ask, attempts = 3) {
  try {
    return await ask();
  } catch (error) {
    if (error.code !== 'ECONNRESET') throw error;
    return attempts > 1 ? answered(ask, attempts - 1) : undefined;
  }
}

async function changed(cluster, before, object) {
  const { after } = await cluster.dryRunChange(before, object, { ready: () => isEstablished(cluster, before) });
  return after;
}

/** Definitions that the server does not serve yet may still change their names. */
async function isEstablished(cluster, { kind, ...definition }, attempts = 50) {
  if (kind !== 'CustomResourceDefinition') return;
  const { status } = (await cluster.get({ kind, ...definition })) ?? {};
  const isReady = ({ type, status }) => type === 'Established' && status === 'True';
  if (attempts === 0 || status?.conditions?.some(isReady)) return;
  await sleep(100);
  await isEstablished(cluster, { kind, ...definition }, attempts - 1);
}

async function makeNamespaces({ apply }, cases) {
  const names = new Set(cases.flatMap(({ object, before }) => [object, before].map(each => each?.metadata?.namespace)));
  for (const name of names)
    if (typeof name === 'string') await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

/**
 * Whether the server refuses an object that it takes when it is applied, or as a change, when it is created anew: by apply
 * it stores some numbers as others, and leaves out what a change has emptied.
 * @returns {Promise<boolean>}
 */
export async function isRefusedAnew(cluster, { object }) {
  const verdict = await answered(() => cluster.create(object, { dryRun: true }));
  if (verdict?.accepted && object.kind === 'Service') return isOutsideNodePorts(cluster, object);
  return verdict?.accepted === false;
}

let stored = Promise.resolve();

/** A dry run allocates no ports on nodes, so it takes those out of their range. One Service at a time is stored, for a moment. */
function isOutsideNodePorts(cluster, { metadata, ...rest }) {
  const object = { ...rest, metadata: { ...metadata, name: 'anew' } };
  stored = stored.then(async () => {
    const { accepted, message = '' } = await cluster.create(object);
    if (accepted) await cluster.remove(object);
    return /provided port is not in the valid range/.test(message);
  });
  return stored;
}
