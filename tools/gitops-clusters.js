#!/usr/bin/env node
/**
 * Has Argo CD deliver one environment to three clusters in steps, by way of ApplicationSets: `npm run gitops:clusters`. The
 * Applications are those that are expected; steps and systems come in their order; a cluster joins; a second reconciliation writes nothing; a
 * migration that fails reaches the first step alone; a cluster that is gone for a moment keeps what it has; a cluster and a
 * system go as it is documented. Exit 1: it is otherwise; 77: the programs could not be had.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { applyAll, applyCrds } from './api-server/apply.js';
import { operatorCrds } from './api-server/crds.js';
import { kubernetesPrograms, newest } from './api-server/kubernetes.js';
import { exitWith } from './api-server/unavailable.js';
import { argoCd } from './gitops/argo-cd.js';
import { judgeClusters } from './gitops/clusters/judge.js';
import { startMembers } from './gitops/clusters/start.js';
import { repositoryOf, rootObjects, settingsOf } from './gitops/generated.js';
import { serveGit } from './gitops/git-server.js';
import { isolated } from './gitops/isolated.js';
import { isBad } from './gitops/phases/failing-migration.js';
import { renderedShops } from './gitops/rendered.js';
import { repository as newRepository } from './gitops/repository.js';
import { needsKubectl } from './gitops/typed.js';

const { values } = parseArgs({
  options: {
    /** Seconds that building the programs may take. */
    'build-within': { type: 'string', default: '7200' },
    /** After the first sync only this phase. */
    only: { type: 'string', multiple: true },
    /** Set in the process that runs in a network namespace. */
    isolated: { type: 'boolean', default: false },
  },
});
const say = line => process.stdout.write(`${line}\n`);
/** The value of the label `ring` of each cluster: its step. */
const rings = { canary: 'canary', europe: 'europe' };
const joins = 'america';

await exitWith(async () => {
  if (values.isolated) return judge();
  const end = Date.now() + Number(values['build-within']) * 1000;
  const left = () => Math.max(0, (end - Date.now()) / 1000);
  await kubernetesPrograms(newest, left());
  await argoCd.programs(left());
  await operatorCrds(argoCd.crds);
  return isolated();
});

async function judge() {
  needsKubectl();
  const home = mkdtempSync(join(tmpdir(), 'plainsail-clusters-'));
  const stops = [() => rmSync(home, { recursive: true })];
  try {
    const environment = join(renderedShops(join(home, 'shops'), ['many']), 'many');
    const repository = newRepository(join(home, 'fleet'));
    repository.copy(environment, 'dist/many');
    const git = await serveGit(home);
    stops.push(git.stop);
    repository.replace('dist', repositoryOf(rootObjects(environment)), `${git.url}/fleet/.git`);
    const fails = pod => pod.spec.containers.some(({ image }) => isBad(image));
    const { namespace, agent } = argoCd;
    const { members, stop } = await startMembers(
      { ...rings, [joins]: undefined },
      { namespace, agent, world: { jobTime: 1000, fails } },
    );
    stops.push(stop);
    const [{ cluster }] = members;
    await applyCrds(cluster, await operatorCrds(argoCd.crds));
    await argoCd.start(cluster, await argoCd.programs(0), settingsOf(environment), { sets: true });
    await applyAll(
      cluster,
      members.map(({ secret }) => secret),
    );
    // It is known to Argo CD, and gets the environment later.
    const joining = members.pop();
    const roots = rootObjects(join(repository.folder, 'dist/many'));
    const wrong = await judgeClusters({
      controller: argoCd,
      members,
      joining,
      repository,
      roots,
      only: values.only,
      say,
    });
    for (const line of wrong) say(`wrong: ${line}`);
    say(`${wrong.length} wrong`);
    return wrong.length === 0;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
