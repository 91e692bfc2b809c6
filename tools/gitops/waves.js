/** The annotations by which `dist` states the order. */
const wave = 'argocd.argoproj.io/sync-wave';
const hook = 'argocd.argoproj.io/hook';

/**
 * The objects of a unit in the groups that are applied one after the other: by wave, and those after the deployment last.
 * @param {{ file: string, object: any }[]} objects
 * @returns {{ name: string, objects: { file: string, object: any }[] }[]} `name`: "sync-2", "sync0", "post0"
 */
export function wavesOf(objects) {
  const groups = groupBy(objects, nameOfWave);
  const rank = name => (name.startsWith('post') ? 1e6 : 0) + Number(/-?\d+$/.exec(name)[0]);
  return [...groups].map(([name, objects]) => ({ name, objects })).sort((a, b) => rank(a.name) - rank(b.name));
}

function nameOfWave({ object }) {
  const annotations = object.metadata.annotations ?? {};
  return `${annotations[hook] === 'PostSync' ? 'post' : 'sync'}${annotations[wave] ?? '0'}`;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
