import { edits } from '../edits.js';
import { imageOf, itemsOf, migrationOf } from '../fleet.js';
import { componentOf, goneOf, isProtected } from '../protection.js';
import { refused, type } from '../typed.js';

/**
 * A store that is removed stays, with all that it needs, and lets the next release of its system through; then the second
 * step, as the refusal prints it, removes it. @type {import('../judge.js').Phase}
 */
export async function removedStore(run, { cluster, repository, say }) {
  const { unit, items, images } = storeIn(await run.fleet());
  const { remove, release } = edits(repository);
  const before = repository.aside(unit);
  remove(
    unit,
    items.map(({ file }) => file),
  );
  const commands = refused(before, repository.at(unit));
  await run.deliverAll('a store removed');
  for (const image of images) release(image, `${image}-later`);
  const since = await run.deliverAll('the next release');
  const gone = await goneOf(cluster, items);
  const released = run.writes(since).length > 0 ? [] : ['the next release wrote nothing'];
  say(`  ${unit}: ${items.length} objects of a store stay`);
  await type(cluster, commands.join('\n'));
  const left = items.length - (await goneOf(cluster, items)).length;
  await run.reconcile();
  await run.until(() => run.unready(), 300);
  return [
    ...gone.map(key => `${key} is gone`),
    ...released,
    ...(left > 0 ? [`${left} of them are there after ${commands.join('; ')}`] : []),
  ];
}

/** Of the first folder that has one: a protected set of pods, with the objects of its component. */
function storeIn(fleet) {
  for (const folder of fleet) {
    const all = itemsOf([folder]);
    const store = all.find(item => item.object.kind === 'StatefulSet' && isProtected(item));
    if (!store || !all.some(({ object }) => object.kind === 'Job')) continue;
    const items = all.filter(item => componentOf(item) === componentOf(store) && isProtected(item));
    return { unit: folder.unit, items, images: [imageOf(migrationOf([folder]))] };
  }
  throw new Error('no store can be removed');
}
