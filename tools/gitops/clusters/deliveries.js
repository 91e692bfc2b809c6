import { setTimeout as sleep } from 'node:timers/promises';
import { writesOf } from '../audit.js';
import { edits } from '../edits.js';
import { changed, hooksBeside, imageOf, itemsOf, migrationOf } from '../fleet.js';
import { goneOf } from '../protection.js';
import { documented, type } from '../typed.js';
import { stepsOutOfOrder, systemsOutOfOrder } from './order.js';
import { applications, quiet, writesIn } from './seen.js';

export async function firstSync(run, { members, roots }) {
  const fleet = await run.fleet();
  const since = await run.deliver('first', roots);
  const [home] = members;
  const all = await applications(home);
  const names = all.map(({ metadata: { name } }) => name).sort();
  const units = fleet.map(({ unit }) => unit);
  const systems = units.map(unit => unit.replace('/', '-'));
  const expected = ['many', ...systems.flatMap(system => members.map(({ name }) => `${system}-${name}`))].sort();
  const missing = [];
  for (const { name, cluster } of members)
    for (const key of await goneOf(cluster, itemsOf(fleet))) missing.push(`${name}: ${key} is not there`);
  return [
    ...(names.join() === expected.join() ? [] : [`the Applications are ${names}, not ${expected}`]),
    ...missing,
    ...stepsOutOfOrder(all, members, units, since),
    ...systemsOutOfOrder(all, members, ['many/bank', 'many/shop'], since),
  ];
}

/** As the documentation says: the labels of a cluster's Secret add it, and nothing happens in the others. */
export async function clusterJoins(run, { members, joining }) {
  const [home] = members;
  const fleet = await run.fleet();
  const since = new Date().toISOString();
  const commands = documented('Many clusters', 'argo-cd', { 'us-1': joining.name, production: 'many' });
  await type(home.cluster, commands);
  const labels = await home.cluster.get(joining.secret);
  joining.secret.metadata.labels = labels.metadata.labels;
  await run.until(() => leftOut(joining, fleet), 300);
  await run.settled();
  const written = writesIn(members, since).map(({ member, verb, key }) => `${member}: ${verb} of ${key}`);
  members.push(joining);
  return written;
}

const leftOut = async ({ cluster }, fleet) => (await goneOf(cluster, itemsOf(fleet))).map(key => `${key} is not there`);

export async function secondReconcile(run, { members }) {
  const since = await run.reconcile();
  const [home] = members;
  return [
    ...writesIn(members, since).map(({ member, verb, key }) => `${member}: ${verb} of ${key}`),
    ...writesOf(home.cluster.audit, 'argocd-applicationset-controller', since).map(
      ({ verb, key }) => `${verb} of ${key}`,
    ),
  ];
}

export async function newImage(run, { members, repository, say }) {
  const before = await run.fleet();
  const image = imageOf(migrationOf(before));
  edits(repository).release(image, `${image}-next`);
  const after = await run.fleet();
  const items = changed(before, after);
  const expected = [...new Set([...items, ...hooksBeside(after, items)].map(({ key }) => key))].sort();
  const since = await run.deliver('a new image');
  say(`  ${items.length} of ${itemsOf(after).length} objects differ`);
  const others = members.flatMap(({ name, writes }) => {
    const written = [...new Set(writes(since).map(({ key }) => key))].sort();
    return written.join() === expected.join() ? [] : [`${name}: written are ${written}, not ${expected}`];
  });
  const units = after.map(({ unit }) => unit);
  return [...others, ...stepsOutOfOrder(await applications(members[0]), members, units, since)];
}

/** The canary takes the harm, and the commit that mends it reaches all of them by itself. */
export async function failingMigration(run, { members, repository }) {
  const { release } = edits(repository);
  const [canary, ...others] = members;
  const migration = migrationOf(await run.fleet());
  const image = imageOf(migration);
  release(image, `${image}-bad`);
  const since = await run.push('a migration that fails');
  await run.until(async () => {
    const job = await canary.cluster.get(migration.object);
    return job?.spec.template.spec.containers[0].image.endsWith('-bad') && job.status.failed > 0
      ? []
      : [`${migration.key} has not failed`];
  }, 300);
  await sleep(quiet);
  // Another system goes through the steps by itself.
  const { namespace } = migration.object.metadata;
  const early = writesIn(others, since)
    .filter(write => write.namespace === namespace)
    .map(({ member, key }) => `${member}: ${key} was written although the canary failed`);
  release(`${image}-bad`, `${image}-mended`);
  const mended = await run.deliver('the migration mended');
  const units = (await run.fleet()).map(({ unit }) => unit);
  return [...early, ...stepsOutOfOrder(await applications(canary), members, units, mended)];
}

/** As the documentation says: under steps a change by hand stays until the next commit, whatever that is about. */
export async function drift(run, { members, repository }) {
  const { name, cluster } = members[1];
  const { object, key } = itemsOf(await run.fleet()).find(({ object: { kind } }) => kind === 'Deployment');
  const image = async () => (await cluster.get(object)).spec.template.spec.containers[0].image;
  const [container] = object.spec.template.spec.containers;
  const byHand = 'example.com/by-hand:1';
  const spec = { template: { spec: { containers: [{ name: container.name, image: byHand }] } } };
  const since = new Date().toISOString();
  await cluster.request(
    'PATCH',
    `${await cluster.path(object)}?fieldManager=by-hand`,
    { spec },
    'application/strategic-merge-patch+json',
  );
  await run.reconcile();
  await sleep(quiet);
  const stayed = (await image()) === byHand;
  const written = writesIn(members, since).map(({ member, key: other }) => `${member}: ${other} was written`);
  repository.write([['README.md', 'Nothing that is delivered.\n']]);
  await run.deliver('a commit about something else');
  return [
    ...(stayed ? [] : [`${name}: ${key} was put back without a commit: the documentation says otherwise`]),
    ...written,
    ...((await image()) === container.image ? [] : [`${name}: ${key} is not put back by a commit`]),
  ];
}
