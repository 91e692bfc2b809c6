import { setTimeout as sleep } from 'node:timers/promises';
import { edits } from '../edits.js';
import { changed, imageOf, laterThan, migrationOf } from '../fleet.js';

/** The world ends the Jobs of such images as failed. */
export const isBad = image => image.endsWith('-bad');

/** A migration that fails keeps the new image out, and the commit that mends it is delivered by itself. @type {import('../judge.js').Phase} */
export async function failingMigration(run, { cluster, repository }) {
  const { release } = edits(repository);
  const before = await run.fleet();
  const migration = migrationOf(before);
  const image = imageOf(migration);
  release(image, `${image}-bad`);
  const bad = await run.fleet();
  const since = await run.push('a migration that fails');
  await run.until(async () => {
    const { spec, status } = (await cluster.get(migration.object)) ?? {};
    const failed = spec && isBad(spec.template.spec.containers[0].image) && status.failed > 0;
    return failed ? [] : [`${migration.key} has not failed`];
  }, 300);
  await sleep(10_000); // Time for what must not follow.
  const written = new Set(run.writes(since).map(({ key }) => key));
  const later = new Set(laterThan(bad, migration).map(({ key }) => key));
  const early = changed(before, bad).filter(({ key }) => later.has(key) && written.has(key));
  release(`${image}-bad`, `${image}-mended`);
  await run.deliver('the migration mended');
  return early.map(({ key }) => `${key} was written although ${migration.key} had failed`);
}
