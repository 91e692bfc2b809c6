import { setTimeout as sleep } from 'node:timers/promises';
import { edits } from '../edits.js';
import { imageOf, itemsOf, migrationOf } from '../fleet.js';
import { componentOf, goneOf, isProtected, leftOf } from '../protection.js';
import { documented, type } from '../typed.js';
import { stepsOutOfOrder } from './order.js';
import { applications, quiet, writesIn } from './seen.js';

/** What is left behind keeps no step from the next: the commit that removes the store reaches all clusters, and so does the one after. */
export async function storeRemoved(run, { members, repository }) {
  const fleet = await run.fleet();
  const { unit } = fleet.find(folder => itemsOf([folder]).some(isClaim));
  const items = itemsOf(fleet.filter(folder => folder.unit === unit)).filter(
    item => componentOf(item) === componentOf(itemsOf(fleet).find(isClaim)),
  );
  const [kept, lost] = [items.filter(isProtected), items.filter(item => !isProtected(item))];
  const { remove, release } = edits(repository);
  remove(
    unit,
    items.map(({ file }) => file),
  );
  const since = await run.deliver('a store removed');
  const wrong = stepsOutOfOrder(await applications(members[0]), members, [unit], since);
  for (const { name, cluster } of members) {
    await run.until(() => leftOf(cluster, lost), 60);
    for (const key of await goneOf(cluster, kept)) wrong.push(`${name}: ${key} is gone`);
  }
  const image = imageOf(migrationOf(await run.fleet()));
  release(image, `${image}-later`);
  const next = await run.deliver('the next release');
  return [...wrong, ...stepsOutOfOrder(await applications(members[0]), members, [unit], next)];
}

const isClaim = item => item.object.kind === 'PersistentVolumeClaim';

/** Its Secret, that is: what it has stays, and so do its Applications. */
export async function clusterGone(run, { members }) {
  const [home, , last] = members;
  const path = await home.cluster.path(last.secret);
  const since = new Date().toISOString();
  await home.cluster.request('DELETE', path);
  await run.reconcile().catch(() => {});
  await sleep(quiet);
  const its = (await applications(home)).filter(({ metadata: { name } }) => name.endsWith(`-${last.name}`));
  const kept = its.length === (await run.fleet()).length && its.every(({ metadata }) => !metadata.deletionTimestamp);
  const gone = await goneOf(last.cluster, itemsOf(await run.fleet()));
  await home.cluster.apply(last.secret);
  await run.reconcile();
  await run.until(run.unready, 300);
  return [
    ...(kept ? [] : [`of the Applications of ${last.name} are left: ${its.map(({ metadata }) => metadata.name)}`]),
    ...gone.map(key => `${last.name}: ${key} is gone`),
    ...writesIn(members, since).map(({ member, verb, key }) => `${member}: ${verb} of ${key}`),
  ];
}

export async function clusterLeaves(run, { members }) {
  const [home, , last] = members;
  const others = members.slice(0, 2);
  const items = itemsOf(await run.fleet());
  const since = new Date().toISOString();
  const commands = documented('A cluster that leaves', 'argo-cd', { 'eu-1': last.name, production: 'many' });
  await type(home.cluster, commands);
  await run.until(() => leftOf(last.cluster, items), 300);
  members.pop();
  await run.reconcile();
  await sleep(quiet);
  const again = (await applications(home)).filter(({ metadata: { name } }) => name.endsWith(`-${last.name}`));
  return [
    ...again.map(({ metadata }) => `${metadata.name} is there after ${commands}`),
    ...writesIn(others, since).map(({ member, verb, key }) => `${member}: ${verb} of ${key}`),
    ...(await run.unready()),
  ];
}

export async function systemRemoved(run, { members, repository, controller }) {
  const [home] = members;
  const unit = 'many/shop';
  const folder = (await run.fleet()).find(each => each.unit === unit);
  edits(repository).removeSystem(unit);
  await run.push('a system removed');
  await sleep(quiet);
  const early = [];
  for (const { name, cluster } of members)
    for (const key of await goneOf(cluster, itemsOf([folder]))) early.push(`${name}: ${key} went with its file`);
  const names = { production: 'many' };
  await type(home.cluster, documented('A system of many clusters', 'argo-cd', names));
  await type(home.cluster, documented('A system', 'argo-cd', names));
  for (const { cluster } of members) await run.until(() => leftOf(cluster, itemsOf([folder])), 300);
  const deliverers = await controller.removed(home.cluster, unit);
  await run.until(run.unready, 120);
  return [...early, ...deliverers.map(name => `${name} is still there`)];
}
