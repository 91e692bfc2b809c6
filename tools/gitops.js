#!/usr/bin/env node
/**
 * Has the real controllers of Flux and Argo CD deliver rendered manifests from a git repository to a real API server:
 * `npm run gitops -- [--controller flux|argo-cd] [--environment staging]`. Everything must become ready in the declared order, a second
 * reconciliation write nothing, a new image write exactly what differs, a change by hand be put back, and a migration that
 * fails keep the new image out until the next commit. All of it runs in a
 * network namespace of its own. The controllers are built from their published Go modules once. Exit 1: it is otherwise;
 * 77: the controllers could not be had.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { applyAll, applyCrds } from './api-server/apply.js';
import { startCluster } from './api-server/cluster.js';
import { clustersOf } from './api-server/clusters.js';
import { operatorCrds } from './api-server/crds.js';
import { kubernetesPrograms, newest } from './api-server/kubernetes.js';
import { readObjects, unitsOf } from './api-server/manifests.js';
import { exitWith } from './api-server/unavailable.js';
import { startWorld } from './api-server/world.js';
import { argoCd } from './gitops/argo-cd.js';
import { flux } from './gitops/flux.js';
import { repositoryOf, rootObjects, settingsOf } from './gitops/generated.js';
import { serveGit } from './gitops/git-server.js';
import { isolated } from './gitops/isolated.js';
import { judgeDelivery } from './gitops/judge.js';
import { startOperators } from './gitops/operators.js';
import { isBad } from './gitops/phases/failing-migration.js';
import { renderedShops } from './gitops/rendered.js';
import { repository as newRepository } from './gitops/repository.js';
import { needsKubectl } from './gitops/typed.js';

const controllers = { flux, 'argo-cd': argoCd };
const { values } = parseArgs({
  options: {
    controller: { type: 'string', multiple: true, default: Object.keys(controllers) },
    folder: { type: 'string', default: 'dist' },
    /** Instead of a folder: the tool's own fleet, which has what keeps a delivery waiting elsewhere. */
    shops: { type: 'boolean', default: false },
    /** Only these of its folders, by default all. */
    environment: { type: 'string', multiple: true },
    platform: { type: 'string', default: fileURLToPath(new URL('api-server/platform.yaml', import.meta.url)) },
    /** Seconds that building the programs may take. */
    'build-within': { type: 'string', default: '7200' },
    /** Omits the phases in which something is removed: a short run. */
    'without-removals': { type: 'boolean', default: false },
    /** After the first sync only this phase. */
    only: { type: 'string', multiple: true },
    /** Judges nothing: builds what is missing. */
    build: { type: 'boolean', default: false },
    /** Set in the process that runs in a network namespace. */
    isolated: { type: 'boolean', default: false },
  },
});
const say = line => process.stdout.write(`${line}\n`);

await exitWith(async () => {
  if (values.isolated) return await judgeAll();
  await build();
  // Building needs the network; what is judged has one of its own.
  return values.build || isolated();
});

async function build() {
  const end = Date.now() + Number(values['build-within']) * 1000;
  const left = () => Math.max(0, (end - Date.now()) / 1000);
  await kubernetesPrograms(newest, left());
  await operatorCrds();
  for (const name of values.controller) {
    await controllers[name].programs(left());
    await operatorCrds(controllers[name].crds);
  }
}

async function judgeAll() {
  if (!values['without-removals']) needsKubectl();
  if (!values.shops) return judgeFolder(values.folder);
  const home = mkdtempSync(join(tmpdir(), 'plainsail-shops-'));
  try {
    return await judgeFolder(renderedShops(home, ['argo', 'flux']));
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function judgeFolder(folder) {
  const clusters = clustersOf(unitsOf(folder));
  const isAsked = name => !values.environment || values.environment.includes(name);
  const wrong = [];
  for (const controller of values.controller.map(name => controllers[name]))
    for (const { environments } of clusters) {
      const its = environments.filter(name => isAsked(name) && controller.delivers(rootObjects(join(folder, name))));
      if (its.length === 0) continue;
      say(`${controller.name}: a cluster for ${its.join(', ')}`);
      wrong.push(...(await judge(controller, folder, its)));
    }
  for (const line of wrong) say(`wrong: ${line}`);
  say(`${wrong.length} wrong`);
  return wrong.length === 0;
}

function fails(pod) {
  return pod.spec.containers.some(({ image }) => isBad(image));
}

async function judge(controller, folder, environments) {
  const home = mkdtempSync(join(tmpdir(), 'plainsail-gitops-'));
  const stops = [() => rmSync(home, { recursive: true })];
  try {
    const repository = newRepository(join(home, 'fleet'));
    for (const name of environments) repository.copy(join(folder, name), join('dist', name));
    const git = await serveGit(home);
    stops.push(git.stop);
    repository.replace('dist', repositoryOf(rootObjects(join(folder, environments[0]))), `${git.url}/fleet/.git`);
    const cluster = await startCluster();
    stops.push(cluster.stop);
    // The shops have kinds of Kubernetes alone.
    const operators = values.shops ? [] : await operatorCrds();
    await applyCrds(cluster, [...operators, ...(await operatorCrds(controller.crds))]);
    await applyAll(cluster, readObjects(values.platform));
    cluster.startControllers();
    for (const { stop } of [await startWorld(cluster, { jobTime: 1000, fails }), startOperators(cluster)])
      stops.push(stop);
    const settings = environments.flatMap(name => settingsOf(join(folder, name)));
    await controller.start(cluster, await controller.programs(0), settings);
    const roots = environments.flatMap(name => rootObjects(join(repository.folder, 'dist', name)));
    const withRemovals = !values['without-removals'];
    return await judgeDelivery({ controller, cluster, repository, roots, withRemovals, only: values.only, say });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
