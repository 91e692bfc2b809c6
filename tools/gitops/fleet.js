import { isDeepStrictEqual } from 'node:util';
import { unitsOf } from '../api-server/manifests.js';
import { wavesOf } from './waves.js';

/**
 * @typedef {object} Item
 * @property {string} file in its folder
 * @property {any} object
 * @property {string} key as in the audit log: "deployments.apps idea-staging/codex"
 */

/**
 * A rendered tree as a controller sees it.
 * @param {import('../api-server/cluster.js').Cluster} cluster that serves its kinds
 * @returns {Promise<{ unit: string, waves: { name: string, objects: Item[] }[] }[]>} waves in their order
 */
export async function fleetOf(cluster, folder) {
  const fleet = [];
  for (const { unit, objects } of unitsOf(folder)) {
    const items = [];
    for (const { file, object } of objects) items.push({ file, object, key: await keyOf(cluster, object) });
    fleet.push({ unit, waves: wavesOf(items) });
  }
  return fleet;
}

async function keyOf(cluster, { apiVersion, kind, metadata: { namespace, name } }) {
  const { name: plural, namespaced } = await cluster.served(apiVersion, kind);
  const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  return `${group ? `${plural}.${group}` : plural} ${namespaced ? namespace : ''}/${name}`;
}

/** @returns {Item[]} */
export const itemsOf = fleet => fleet.flatMap(({ waves }) => waves.flatMap(({ objects }) => objects));

/** The items of `after` that `before` has not, or has with another content. */
export function changed(before, after) {
  const known = new Map(itemsOf(before).map(({ key, object }) => [key, object]));
  return itemsOf(after).filter(({ key, object }) => !isDeepStrictEqual(object, known.get(key)));
}

const hook = 'argocd.argoproj.io/hook';
const hookOf = ({ object }) => object.metadata.annotations?.[hook];

/** The hooks of the folders that have one of the items. */
export function hooksBeside(fleet, items) {
  const keys = new Set(items.map(({ key }) => key));
  return fleet.flatMap(folder => {
    const all = itemsOf([folder]);
    return all.some(({ key }) => keys.has(key)) ? all.filter(hookOf) : [];
  });
}

/** A Job that runs before the workloads. @throws {Error} the fleet has none */
export function migrationOf(fleet) {
  const migration = itemsOf(fleet).find(item => item.object.kind === 'Job' && hookOf(item) === 'Sync');
  if (!migration) throw new Error('no Job runs before the workloads');
  return migration;
}

/** The items of its folder in the waves after that of an item. */
export function laterThan(fleet, { key }) {
  const isThere = ({ objects }) => objects.some(item => item.key === key);
  const { waves } = fleet.find(folder => folder.waves.some(isThere));
  return waves.slice(waves.findIndex(isThere) + 1).flatMap(({ objects }) => objects);
}

/** @returns {string} */
export const imageOf = ({ object }) => object.spec.template.spec.containers[0].image;
