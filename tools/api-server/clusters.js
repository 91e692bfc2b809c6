import { nameOf } from './manifests.js';

/**
 * Which environments of a rendered tree can be tried in one cluster: those that have no object in common. What several of
 * them have (a namespace of the platform, say) is in different clusters in life too.
 * @param {{ unit: string, objects: { object: any }[] }[]} units folders by path, the environment first
 * @returns {{ environments: string[], units: object[] }[]} one per cluster
 */
export function clustersOf(units) {
  const clusters = [];
  for (const environment of new Set(units.map(environmentOf))) {
    const own = units.filter(unit => environmentOf(unit) === environment);
    const names = own.flatMap(({ objects }) => objects.map(({ object }) => `${object.apiVersion} ${nameOf(object)}`));
    const free = clusters.find(({ taken }) => !names.some(name => taken.has(name)));
    const cluster = free ?? { environments: [], units: [], taken: new Set() };
    if (!free) clusters.push(cluster);
    cluster.environments.push(environment);
    cluster.units.push(...own);
    for (const name of names) cluster.taken.add(name);
  }
  return clusters.map(({ environments, units }) => ({ environments, units }));
}

const environmentOf = ({ unit }) => unit.split('/')[0];
