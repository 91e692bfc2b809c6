import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf } from '../fleet.js';
import { goneOf, isProtected, leftOf } from '../protection.js';
import { documented, type } from '../typed.js';

/**
 * A whole environment that is gone from git stays, until somebody types what is documented. @type {import('../judge.js').Phase}
 */
export async function removedEnvironment(run, { controller, cluster, repository, say }) {
  const before = await run.fleet();
  const environment = before[0].unit.split('/')[0];
  const items = before.filter(({ unit }) => unit.startsWith(`${environment}/`)).flatMap(folder => itemsOf([folder]));
  const missing = new Set(await goneOf(cluster, items));
  const there = items.filter(({ key }) => !missing.has(key));
  rmSync(repository.at(environment), { recursive: true });
  await run.push('an environment removed');
  await sleep(20_000); // Time for what must not follow.
  const early = await goneOf(cluster, there);
  const commands = documented('An environment', controller.tool, { production: environment, staging: environment });
  await type(cluster, commands);
  const lost = controller.waitsWithAll ? there : there.filter(item => !isProtected(item));
  await run.until(() => leftOf(cluster, lost), 300).catch(() => {});
  const kept = controller.waitsWithAll ? [] : await goneOf(cluster, there.filter(isProtected));
  const deliverers = await controller.removed(cluster, environment);
  say(`  ${environment}: ${lost.length} of ${there.length} objects go`);
  return [
    ...early.map(key => `${key} went with its file`),
    ...(await leftOf(cluster, lost)).map(key => `${key} is still there`),
    ...kept.map(key => `${key} is gone, and is protected`),
    ...deliverers.map(name => `${name} is there after ${commands}`),
  ];
}
