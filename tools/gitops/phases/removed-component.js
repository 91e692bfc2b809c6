import { edits } from '../edits.js';
import { hooksBeside, itemsOf } from '../fleet.js';
import { componentOf, isProtected, leftOf } from '../protection.js';

/** Of a component that is removed everything goes, and nothing else. @type {import('../judge.js').Phase} */
export async function removedComponent(run, { controller, cluster, repository, say }) {
  const before = await run.fleet();
  const { unit, items } = componentIn(before);
  edits(repository).remove(
    unit,
    items.map(({ file }) => file),
  );
  const since = await run.deliver('a component removed');
  const keys = new Set(items.map(({ key }) => key));
  await run.until(() => leftOf(cluster, items), 60).catch(() => {});
  const after = await run.fleet();
  const changed = after.flatMap(folder => (folder.unit === unit ? itemsOf([folder]) : [])).slice(0, 1);
  const hooks = controller.repeatsHooks ? hooksBeside(after, changed) : [];
  const allowed = new Set([...keys, ...hooks.map(({ key }) => key)]);
  const written = run.writes(since);
  say(`  ${unit}: ${items.length} objects removed`);
  return [
    ...(await leftOf(cluster, items)).map(key => `${key} is still there`),
    ...written.filter(({ key }) => !allowed.has(key)).map(({ verb, key }) => `${verb} of ${key}, which stays`),
  ];
}

/** Of the first folder that has one: a component with a Deployment, of which nothing is protected and no stage is left empty. */
function componentIn(fleet) {
  for (const { unit, waves } of fleet) {
    const all = waves.flatMap(({ objects }) => objects);
    for (const deployment of all.filter(({ object }) => object.kind === 'Deployment')) {
      const items = all.filter(item => componentOf(item) === componentOf(deployment));
      const emptied = waves.some(({ objects }) => objects.every(item => items.includes(item)));
      if (!emptied && !items.some(isProtected)) return { unit, items };
    }
  }
  throw new Error('no component can be removed alone');
}
