#!/usr/bin/env node
/**
 * Compares what `plainsail diff` says of rollouts with what the controllers of Kubernetes do: `npm run rollouts --
 * --changes 500 --seed 1`. Each random change is applied to a real control plane: which workloads replace pods, how
 * many, what is refused, and how many pods are ready on the way. Exit 1: one of them is not as foretold; 77: no server
 * could be had.
 */
import { parseArgs } from 'node:util';
import { startCluster } from './api-server/cluster.js';
import { newest } from './api-server/kubernetes.js';
import { exitWith } from './api-server/unavailable.js';
import { startWorld } from './api-server/world.js';
import { randomChanges } from './rollouts/changes.js';
import { foretold } from './rollouts/foretold.js';
import { happened } from './rollouts/happened.js';
import { faultsOf } from './rollouts/verdict.js';
import { randomFrom } from './verdict/random.js';

const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** Workloads that roll at one time. */
    batch: { type: 'string', default: '50' },
    kubernetes: { type: 'string', default: newest },
    /** Seconds that building the server may take. */
    'build-within': { type: 'string', default: '7200' },
  },
});
const say = line => process.stdout.write(`${line}\n`);

await exitWith(async () => {
  const cluster = await startCluster({ kubernetes: values.kubernetes, within: Number(values['build-within']) });
  try {
    cluster.startControllers();
    const world = await startWorld(cluster);
    try {
      return await judge(cluster);
    } finally {
      await world.stop();
    }
  } finally {
    await cluster.stop();
  }
});

async function judge(cluster) {
  const count = Number(values.changes);
  say(`rollouts: --changes ${count} --seed ${values.seed} on Kubernetes ${values.kubernetes}`);
  const changes = randomChanges(count, randomFrom(Number(values.seed)));
  const wrong = [];
  const counts = { rolled: 0, kept: 0, refused: 0, replaced: 0 };
  for (let first = 0; first < count; first += Number(values.batch)) {
    const some = changes.slice(first, first + Number(values.batch));
    const expected = await foretold(some, values.kubernetes);
    const seen = await happened(cluster, `rollouts-${first}`, some);
    for (const [i, change] of some.entries()) {
      const { refused, rolled, replaced } = seen[i];
      counts[refused ? 'refused' : rolled ? 'rolled' : 'kept']++;
      counts.replaced += replaced;
      wrong.push(...faultsOf(change, expected[i], seen[i]));
    }
  }
  say(
    `${count} changes: ${counts.rolled} workloads rolled and replaced ${counts.replaced} pods, ${counts.kept} did not, ${counts.refused} were refused`,
  );
  for (const line of wrong) say(`wrong: ${line}`);
  say(`${wrong.length} wrong`);
  return wrong.length === 0;
}
