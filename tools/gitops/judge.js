import { drift } from './phases/drift.js';
import { failingMigration } from './phases/failing-migration.js';
import { finishedHooks } from './phases/finished-hooks.js';
import { firstSync } from './phases/first-sync.js';
import { moved } from './phases/moved.js';
import { newImage } from './phases/new-image.js';
import { outsideRelease } from './phases/outside-release.js';
import { removedComponent } from './phases/removed-component.js';
import { removedEnvironment } from './phases/removed-environment.js';
import { removedStore } from './phases/removed-store.js';
import { removedSystem } from './phases/removed-system.js';
import { secondReconcile } from './phases/second-reconcile.js';
import { running } from './run.js';

const phases = {
  'first sync': firstSync,
  'second reconcile': secondReconcile,
  'a new image': newImage,
  drift,
  'a failing migration, and the fix': failingMigration,
  'an object in another stage': moved,
};
/** They take the longest: protected objects stay, and are removed in a second step. */
const removals = {
  'finished hooks that are gone': finishedHooks,
  'a component removed': removedComponent,
  'a store removed': removedStore,
  'a system removed': removedSystem,
  'an environment removed': removedEnvironment,
};
/** It adds an environment of its own. */
const last = { 'a release of another repository': outsideRelease };

/**
 * @typedef {object} Controller that keeps a cluster as a git repository says
 * @property {string} name
 * @property {string} namespace where it and its own objects are
 * @property {string} agent a part of the User-Agent of its writes
 * @property {boolean} hasStages each stage of a system is a unit of its own
 * @property {boolean} waitsWithAll what is protected keeps everything of a removed system until its deletion is approved
 * @property {string} tool as the documentation marks the commands for it
 * @property {(cluster: object) => Promise<object[]>} units what delivers systems
 * @property {(cluster: object, unit: string) => Promise<string[]>} removed what still delivers a folder, or an environment
 * @property {boolean} repeatsHooks it runs the hooks of a folder again whenever something in it changes
 * @property {Record<string, string>} crds its modules, and where they have their CRDs
 * @property {(within: number) => Promise<string>} programs builds them; their folder
 * @property {(cluster: object, programs: string, settings: object[]) => Promise<void>} start
 * @property {(roots: object[]) => boolean} delivers whether it is the one that an environment's delivery is for
 * @property {(cluster: object, commit: string) => Promise<{ name: string, ready: boolean, message: string }[]>} states
 * @property {(cluster: object) => Promise<void>} refresh has it look for new commits
 * @property {(cluster: object, until: Function) => Promise<void>} reconcile has it compare everything, and waits for that
 *
 * @typedef {object} Judged
 * @property {Controller} controller started
 * @property {import('../api-server/cluster.js').Cluster} cluster with its controllers, a world and operators
 * @property {ReturnType<typeof import('./repository.js').repository>} repository with the rendered tree in `dist`
 * @property {object[]} roots what is applied by hand, once: the rest of the delivery follows
 * @property {boolean} withRemovals whether components, stores, systems and environments are removed as well
 * @property {string[]} [only] of the phases after the first sync, only these
 * @property {(line: string) => void} say
 *
 * @typedef {(run: ReturnType<typeof running>, judged: Judged) => Promise<string[]>} Phase what is wrong
 */

/**
 * Has a controller deliver a rendered tree, and judges what it does.
 * @param {Judged} judged
 * @returns {Promise<string[]>} what is wrong
 */
export async function judgeDelivery(judged) {
  const { controller, say, withRemovals, only } = judged;
  const run = running(judged);
  const wrong = [];
  for (const [name, act] of Object.entries({ ...phases, ...(withRemovals ? removals : {}), ...last })) {
    if (only && name !== 'first sync' && !only.includes(name)) continue;
    const started = Date.now();
    const found = await act(run, judged).catch(error => [error.message]);
    say(`${controller.name}: ${name}: ${found.length} wrong (${Math.round((Date.now() - started) / 1000)} s)`);
    wrong.push(...found.map(line => `${controller.name}: ${name}: ${line}`));
  }
  return wrong;
}
