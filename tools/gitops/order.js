import { itemsOf } from './fleet.js';

/**
 * Where a wave was begun before the one ahead of it was done: all of it written, its Jobs complete.
 * @param {{ name: string, objects: { key: string }[] }[]} waves in the declared order
 * @param {{ key: string, time: string }[]} writes in the order of their time
 * @param {Map<string, string>} [completions] when Jobs were complete, by key
 * @returns {string[]} "jobs.batch a/migrate (sync-1) was complete only after deployments.apps a/web (sync0) was written"
 */
export function outOfOrder(waves, writes, completions = new Map()) {
  const firsts = new Map([...writes].reverse().map(({ key, time }) => [key, time]));
  const busy = waves
    .map(({ name, objects }) => ({ name, keys: objects.map(({ key }) => key).filter(key => firsts.has(key)) }))
    .filter(({ keys }) => keys.length > 0);
  return busy.slice(1).flatMap((wave, i) => {
    const begun = wave.keys.reduce((first, key) => (firsts.get(key) < firsts.get(first) ? key : first));
    const start = firsts.get(begun);
    const ahead = busy[i];
    return ahead.keys.flatMap(key => {
      const after = `only after ${begun} (${wave.name}) was written`;
      if (firsts.get(key) > start) return [`${key} (${ahead.name}) was written ${after}`];
      const completed = completions.get(key);
      return completed && Date.parse(completed) > Date.parse(start)
        ? [`${key} (${ahead.name}) was complete ${after}`]
        : [];
    });
  });
}

/** Where the order of a fleet was not kept: of waves in each system. @param {{ before: string, after: string }[]} [pairs] and of systems */
export async function disorder(cluster, fleet, writes, pairs = []) {
  const jobs = itemsOf(fleet).filter(({ object: { kind } }) => kind === 'Job');
  const completions = new Map();
  for (const { key, object } of jobs) completions.set(key, (await cluster.get(object))?.status.completionTime);
  // What a system checks after its rollout delays no other.
  const all = (unit, isCounted = () => true) =>
    fleet
      .find(folder => folder.unit === unit)
      .waves.filter(isCounted)
      .flatMap(({ objects }) => objects);
  const systems = pairs.map(({ before, after }) => [
    { name: before, objects: all(before, ({ name }) => !name.startsWith('post')) },
    { name: after, objects: all(after) },
  ]);
  return [...fleet.map(({ waves }) => waves), ...systems].flatMap(waves => outOfOrder(waves, writes, completions));
}
