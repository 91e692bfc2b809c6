import { edits } from '../edits.js';
import { changed, hooksBeside, imageOf, itemsOf, migrationOf } from '../fleet.js';
import { disorder } from '../order.js';

/** A new image writes exactly what differs, the migration first, and the check of what was rolled out runs again. @type {import('../judge.js').Phase} */
export async function newImage(run, { controller, cluster, repository, say }) {
  const before = await run.fleet();
  const image = imageOf(migrationOf(before));
  edits(repository).release(image, `${image}-next`);
  const after = await run.fleet();
  const items = changed(before, after);
  const writes = run.writes(await run.deliver('a new image'));
  const hooks = controller.repeatsHooks ? hooksBeside(after, items) : [];
  const expected = new Set([...items, ...hooks].map(({ key }) => key));
  const written = new Set(writes.map(({ key }) => key));
  say(`  ${image}: ${items.length} of ${itemsOf(after).length} objects differ, ${written.size} written`);
  return [
    ...[...expected].filter(key => !written.has(key)).map(key => `${key} was not written`),
    ...[...written].filter(key => !expected.has(key)).map(key => `${key} was written, and is the same`),
    ...(await disorder(cluster, after, writes)),
  ];
}
