import { itemsOf } from '../fleet.js';
import { disorder } from '../order.js';
import { systemPairs } from '../systems.js';

/** Everything becomes ready, and is written in the declared order. @type {import('../judge.js').Phase} */
export async function firstSync(run, { cluster, repository, roots, say }) {
  const fleet = await run.fleet();
  const writes = run.writes(await run.deliver('first', roots));
  const keys = new Set(writes.map(({ key }) => key));
  const missing = itemsOf(fleet).filter(({ key }) => !keys.has(key));
  const pairs = systemPairs(repository.at());
  if (pairs.length > 0)
    say(`  systems in order: ${pairs.map(({ before, after }) => `${before}, ${after}`).join('; ')}`);
  return [...missing.map(({ key }) => `${key} was not written`), ...(await disorder(cluster, fleet, writes, pairs))];
}
