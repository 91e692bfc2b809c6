import { differences } from '../api-server/differences.js';
import { nameOf } from '../api-server/manifests.js';
import { changed, itemsOf } from './fleet.js';
import { outOfOrder } from './order.js';
import { running } from './run.js';

/**
 * @typedef {object} Controller that keeps a cluster as a git repository says
 * @property {string} name
 * @property {string} namespace where it and its own objects are
 * @property {string} agent a part of the User-Agent of its writes
 * @property {boolean} repeatsHooks it runs the hooks of a folder again whenever something in it changes
 * @property {Record<string, string>} crds its modules, and where they have their CRDs
 * @property {(within: number) => Promise<string>} programs builds them; their folder
 * @property {(cluster: object, programs: string) => Promise<void>} start
 * @property {(fleet: object[], repository: string) => { files: [string, string][], objects: object[] }} delivery
 * @property {(cluster: object, commit: string) => Promise<{ name: string, ready: boolean, message: string }[]>} states
 * @property {(cluster: object) => Promise<void>} refresh has it look for new commits
 * @property {(cluster: object, until: Function) => Promise<void>} reconcile has it compare everything, and waits for that
 *
 * @typedef {object} Judged
 * @property {Controller} controller started
 * @property {import('../api-server/cluster.js').Cluster} cluster with its controllers, a world and operators
 * @property {ReturnType<typeof import('./repository.js').repository>} repository with the rendered tree in `dist`
 * @property {string} url of the repository
 * @property {(line: string) => void} say
 */

/**
 * Has a controller deliver a rendered tree, and judges what it does.
 * @param {Judged} judged
 * @returns {Promise<string[]>} what is wrong
 */
export async function judgeDelivery(judged) {
  const { controller, say } = judged;
  const run = running(judged);
  const wrong = [];
  for (const [name, act] of Object.entries(phases)) {
    const started = Date.now();
    const found = await act(run, judged).catch(error => [error.message]);
    say(`${controller.name}: ${name}: ${found.length} wrong (${Math.round((Date.now() - started) / 1000)} s)`);
    wrong.push(...found.map(line => `${controller.name}: ${name}: ${line}`));
  }
  return wrong;
}

const phases = {
  'first sync': async (run, { controller, cluster, repository, url }) => {
    const fleet = await run.fleet();
    const { files, objects } = controller.delivery(fleet, url);
    repository.write(files);
    const writes = run.writes(await run.deliver('first', objects));
    const keys = new Set(writes.map(({ key }) => key));
    const missing = itemsOf(fleet).filter(({ key }) => !keys.has(key));
    return [...missing.map(({ key }) => `${key} was not written`), ...(await disorder(cluster, fleet, writes))];
  },

  'second reconcile': async run => run.writes(await run.reconcile()).map(({ verb, key }) => `${verb} of ${key}`),

  'a new image': async (run, { controller, cluster, repository, say }) => {
    const before = await run.fleet();
    const image = imageOfJob(before);
    repository.replace('dist', image, `${image}-next`);
    const after = await run.fleet();
    const items = changed(before, after);
    const writes = run.writes(await run.deliver('a new image'));
    const expected = new Set(
      [...items, ...(controller.repeatsHooks ? hooksBeside(after, items) : [])].map(({ key }) => key),
    );
    const written = new Set(writes.map(({ key }) => key));
    say(`  ${image}: ${items.length} objects differ, ${written.size} written`);
    return [
      ...[...expected].filter(key => !written.has(key)).map(key => `${key} was not written`),
      ...[...written].filter(key => !expected.has(key)).map(key => `${key} was written, and is the same`),
      ...(await disorder(cluster, after, writes)),
    ];
  },

  drift: async (run, { cluster }) => {
    const { object } = itemsOf(await run.fleet()).find(({ object: { kind } }) => kind === 'Deployment');
    const [{ name }] = object.spec.template.spec.containers;
    const spec = { template: { spec: { containers: [{ name, image: 'example.com/by-hand:1' }] } } };
    const path = await cluster.path(object);
    await cluster.request('PATCH', `${path}?fieldManager=by-hand`, { spec }, 'application/strategic-merge-patch+json');
    await run.reconcile();
    const drift = async () => differences(object.spec, (await cluster.get(object)).spec);
    await run.until(drift, 60).catch(() => {});
    return (await drift()).map(line => `${nameOf(object)}: ${line}`);
  },
};

/** Where the order of a folder was not kept. */
async function disorder(cluster, fleet, writes) {
  const jobs = itemsOf(fleet).filter(({ object: { kind } }) => kind === 'Job');
  const completions = new Map();
  for (const { key, object } of jobs) completions.set(key, (await cluster.get(object))?.status.completionTime);
  return fleet.flatMap(({ waves }) => outOfOrder(waves, writes, completions));
}

const hook = 'argocd.argoproj.io/hook';
const isHook = ({ object }) => object.metadata.annotations?.[hook] !== undefined;

/** The hooks of the folders that have one of the items. */
function hooksBeside(fleet, items) {
  const keys = new Set(items.map(({ key }) => key));
  return fleet.flatMap(folder => {
    const all = itemsOf([folder]);
    return all.some(({ key }) => keys.has(key)) ? all.filter(isHook) : [];
  });
}

/** An image that a migration uses, and so its workloads. */
function imageOfJob(fleet) {
  const job = itemsOf(fleet).find(
    item => item.object.kind === 'Job' && item.object.metadata.annotations?.[hook] === 'Sync',
  );
  return job.object.spec.template.spec.containers[0].image;
}
