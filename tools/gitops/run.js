import { setTimeout as sleep } from 'node:timers/promises';
import { nameOf } from '../api-server/manifests.js';
import { writesOf } from './audit.js';
import { fleetOf } from './fleet.js';

/**
 * A controller at work on a cluster, from a repository.
 * @param {import('./judge.js').Judged} judged
 */
export function running({ controller, cluster, repository }) {
  /** Commits, and has the controller look for it. @returns {Promise<string>} when it began */
  async function push(message) {
    const since = new Date().toISOString();
    repository.commit(message);
    await controller.refresh(cluster);
    return since;
  }

  /**
   * Commits, applies `objects` and waits until the controller has delivered the commit.
   * @returns {Promise<string>} when it began
   */
  async function deliver(message, objects = []) {
    const since = new Date().toISOString();
    const commit = repository.commit(message);
    for (const object of objects) {
      const { message } = await cluster.apply(object);
      if (message) throw new Error(`${nameOf(object)}: ${message}`);
    }
    await controller.refresh(cluster);
    await until(async () => {
      const states = await controller.states(cluster, commit);
      return states.filter(({ ready }) => !ready).map(({ name, message }) => `${name}: ${message}`);
    }, 900);
    return since;
  }

  /** The same where an object that nobody manages any more keeps a unit from being in sync. @returns {Promise<string>} when it began */
  async function deliverAll(message) {
    const since = new Date().toISOString();
    const commit = repository.commit(message);
    await controller.refresh(cluster);
    await until(async () => {
      const states = await controller.states(cluster, commit);
      return states.filter(({ delivered }) => !delivered).map(({ name, message }) => `${name}: ${message}`);
    }, 600);
    return since;
  }

  /** The units that are not ready, with what they say. */
  async function unready() {
    const states = await controller.states(cluster, repository.head());
    return states.filter(({ ready }) => !ready).map(({ name, message }) => `${name}: ${message}`);
  }

  /** @returns {Promise<string>} when it began */
  async function reconcile() {
    const since = new Date().toISOString();
    await controller.reconcile(cluster, pending => until(pending, 300));
    return since;
  }

  /**
   * @param {() => Promise<string[]>} pending what is still missing
   * @throws {Error} something is, after so many seconds, or a program has ended
   */
  async function until(pending, seconds) {
    for (const end = Date.now() + seconds * 1000; ; await sleep(500)) {
      cluster.processes.check();
      const missing = await pending();
      if (missing.length === 0) return;
      if (Date.now() > end) throw new Error(`after ${seconds} s: ${missing.join('; ')}`);
    }
  }

  /** What the controller has written for others than itself. */
  const writes = since =>
    writesOf(cluster.audit, controller.agent, since).filter(({ namespace }) => namespace !== controller.namespace);

  return {
    push,
    deliver,
    deliverAll,
    unready,
    reconcile,
    writes,
    until,
    fleet: () => fleetOf(cluster, `${repository.folder}/dist`),
  };
}
