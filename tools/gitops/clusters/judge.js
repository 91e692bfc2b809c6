import { running } from '../run.js';
import { clusterJoins, drift, failingMigration, firstSync, newImage, secondReconcile } from './deliveries.js';
import { clusterGone, clusterLeaves, storeRemoved, systemRemoved } from './removals.js';
import { applications, argo } from './seen.js';

/**
 * @typedef {object} Judged
 * @property {import('../judge.js').Controller} controller Argo CD, started in the first cluster
 * @property {import('./start.js').Member[]} members in the order of the steps
 * @property {import('./start.js').Member} joining one that comes later, in the last step
 * @property {ReturnType<typeof import('../repository.js').repository>} repository with the environment `many`
 * @property {object[]} roots
 * @property {string[]} [only] of the phases after the first sync, only these
 * @property {(line: string) => void} say
 */

/** What an ApplicationSet over clusters, with steps, makes of a rendered environment. @param {Judged} judged @returns {Promise<string[]>} what is wrong */
export async function judgeClusters(judged) {
  const { controller, members, repository, say, only } = judged;
  const run = runningOver(running({ controller, cluster: members[0].cluster, repository }), members[0]);
  const wrong = [];
  for (const [name, act] of Object.entries(phases)) {
    if (only && ![...always, ...only].includes(name)) continue;
    const started = Date.now();
    const found = await act(run, judged).catch(error => [error.message]);
    say(`${name}: ${found.length} wrong (${Math.round((Date.now() - started) / 1000)} s)`);
    wrong.push(...found.map(line => `${name}: ${line}`));
  }
  return wrong;
}

/** The same where a commit is delivered only when every step of every ApplicationSet is over, and no sync is running. */
function runningOver(run, { cluster }) {
  return {
    ...run,
    settled,
    async deliver(...args) {
      const since = await run.deliver(...args);
      await settled();
      return since;
    },
  };

  async function settled() {
    await run.until(async () => {
      const all = await cluster.list(argo, 'ApplicationSet');
      return all
        .flatMap(({ status: { applicationStatus = [] } }) => applicationStatus)
        .filter(({ status }) => status !== 'Healthy')
        .map(({ application, step, message }) => `${application}, step ${step}: ${message}`);
    }, 300);
    await run.until(async () => {
      const all = await applications({ cluster });
      return all
        .filter(({ operation, status }) => operation || status.operationState?.phase === 'Running')
        .map(({ metadata: { name } }) => `${name} is syncing`);
    }, 300);
    await run.until(run.unready, 300);
  }
}

/** They make what the others need. */
const always = ['first sync', 'a cluster that joins'];
const phases = {
  'first sync': firstSync,
  'a cluster that joins': clusterJoins,
  'second reconcile': secondReconcile,
  'a new image': newImage,
  'a failing migration, and the fix': failingMigration,
  drift,
  'a store removed': storeRemoved,
  'a cluster that is gone for a moment': clusterGone,
  'a cluster that leaves': clusterLeaves,
  'a system removed': systemRemoved,
};
