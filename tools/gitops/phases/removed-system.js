import { edits } from '../edits.js';
import { itemsOf } from '../fleet.js';
import { goneOf, isProtected, leftOf } from '../protection.js';
import { documented, refused, type } from '../typed.js';

const later = 'example.com/later';

/**
 * Of a system that is removed, what is protected stays: Flux deletes all the rest, Argo CD keeps everything. What delivers
 * the others can change meanwhile. The second step, as it is documented, takes away what is left. @type {import('../judge.js').Phase}
 */
export async function removedSystem(run, { controller, cluster, repository, say }) {
  const before = await run.fleet();
  const folder = before.find(each => itemsOf([each]).some(({ object }) => object.kind === 'StatefulSet')) ?? before[0];
  const [environment, shop] = folder.unit.split('/');
  const items = itemsOf([folder]);
  const [kept, lost] = [items.filter(isProtected), items.filter(item => !isProtected(item))];
  const { removeSystem, label } = edits(repository);
  const aside = repository.aside(folder.unit);
  const commands = controller.waitsWithAll
    ? documented('A system', controller.tool, { shop, production: environment })
    : refused(aside, repository.empty()).sort(namespacesLast).join('\n');
  removeSystem(folder.unit);
  await run.push('a system removed');
  if (!controller.waitsWithAll) await run.until(() => controller.removed(cluster, folder.unit), 300);
  say(`  ${folder.unit}: ${controller.waitsWithAll ? 0 : lost.length} of ${items.length} objects go`);
  const other = before.find(({ unit }) => unit.startsWith(`${environment}/`) && unit !== folder.unit).unit;
  label(other, later);
  await run.push('what delivers another system');
  await run.until(() => labelled(controller, cluster, other), 120);
  if (!controller.waitsWithAll) await run.until(() => leftOf(cluster, lost), 120).catch(() => {});
  const wrong = [
    ...(controller.waitsWithAll ? [] : (await leftOf(cluster, lost)).map(key => `${key} is still there`)),
    ...(await goneOf(cluster, controller.waitsWithAll ? items : kept)).map(key => `${key} went with its file`),
  ];
  await type(cluster, commands);
  await run.until(() => leftOf(cluster, items), 300);
  const deliverers = await controller.removed(cluster, folder.unit);
  return [...wrong, ...deliverers.map(name => `${name} is there after ${commands}`)];
}

async function labelled(controller, cluster, unit) {
  const all = await controller.units(cluster);
  return all.some(({ metadata }) => metadata.labels?.[later]) ? [] : [`what delivers ${unit} stays as it was`];
}

/** What is in a namespace is there to be deleted only before it. */
const namespacesLast = (a, b) => Number(a.includes(' namespace/')) - Number(b.includes(' namespace/'));
