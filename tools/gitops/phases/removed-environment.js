import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf } from '../fleet.js';
import { goneOf, isProtected } from '../protection.js';

/** A whole environment that is gone from git stays, until what delivers it is deleted. @type {import('../judge.js').Phase} */
export async function removedEnvironment(run, { controller, cluster, repository, say }) {
  const before = await run.fleet();
  const environment = before[0].unit.split('/')[0];
  const items = before.filter(({ unit }) => unit.startsWith(`${environment}/`)).flatMap(folder => itemsOf([folder]));
  const missing = new Set(await goneOf(cluster, items));
  const there = items.filter(({ key }) => !missing.has(key));
  rmSync(join(repository.folder, 'dist', environment), { recursive: true });
  await run.push('an environment removed');
  await sleep(20_000); // Time for what must not follow.
  const early = await goneOf(cluster, there);
  await controller.removeEnvironment(cluster, environment);
  const lost = controller.waitsWithAll ? there : there.filter(item => !isProtected(item));
  const left = async () => {
    const gone = new Set(await goneOf(cluster, lost));
    return lost.map(({ key }) => key).filter(key => !gone.has(key));
  };
  await run.until(left, 300).catch(() => {});
  const kept = controller.waitsWithAll ? [] : await goneOf(cluster, there.filter(isProtected));
  say(`  ${environment}: ${lost.length} of ${there.length} objects go`);
  return [
    ...early.map(key => `${key} went with its file`),
    ...(await left()).map(key => `${key} is still there`),
    ...kept.map(key => `${key} is gone, and is protected`),
  ];
}
