import { edits } from '../edits.js';
import { itemsOf } from '../fleet.js';
import { goneOf, isProtected } from '../protection.js';

/**
 * Of a system that is removed, what is protected stays until somebody approves its deletion: Flux deletes all the rest,
 * Argo CD waits with everything. @type {import('../judge.js').Phase}
 */
export async function removedSystem(run, { controller, cluster, repository, say }) {
  const before = await run.fleet();
  const folder = before.find(each => itemsOf([each]).some(({ object }) => object.kind === 'StatefulSet')) ?? before[0];
  const items = itemsOf([folder]);
  const [kept, lost] = [items.filter(isProtected), items.filter(item => !isProtected(item))];
  edits(repository).removeSystem(folder.unit);
  await run.push('a system removed');
  await run.until(() => controller.removed(cluster, folder.unit), 300);
  say(`  ${folder.unit}: ${lost.length} objects go, ${kept.length} stay`);
  if (!controller.waitsWithAll) {
    await run.until(() => left(cluster, lost), 120).catch(() => {});
    return [...(await wrongly(cluster, lost, kept))];
  }
  const early = await goneOf(cluster, items);
  await controller.approveRemoval(cluster, folder.unit);
  await run.until(() => left(cluster, items), 300);
  return early.map(key => `${key} was deleted before its deletion was approved`);
}

async function wrongly(cluster, lost, kept) {
  const gone = await goneOf(cluster, kept);
  return [
    ...(await left(cluster, lost)).map(key => `${key} is still there`),
    ...gone.map(key => `${key} is gone, and is protected`),
  ];
}

async function left(cluster, items) {
  const gone = new Set(await goneOf(cluster, items));
  return items.map(({ key }) => key).filter(key => !gone.has(key));
}
