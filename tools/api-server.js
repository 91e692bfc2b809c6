#!/usr/bin/env node
/**
 * Judges rendered manifests before a real Kubernetes control plane: `npm run api-server -- [--kubernetes 1.36] [--folder dist]`.
 * Strict server-side apply in the order of the kustomizations, twice; then the controllers run, and every pod must be
 * created at the minimum, at the maximum and during rollouts. kube-apiserver is built from its published Go module
 * once; etcd is Debian's. Exit 1: something is refused, warned of, changed or not created; 77: no server could be had.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { applyAll, applyCrds, judgeApply } from './api-server/apply.js';
import { startCluster } from './api-server/cluster.js';
import { clustersOf } from './api-server/clusters.js';
import { operatorCrds } from './api-server/crds.js';
import { foretoldRefusals } from './api-server/foretold.js';
import { kubernetesPrograms, newest } from './api-server/kubernetes.js';
import { readObjects, unitsOf } from './api-server/manifests.js';
import { judgePeaks } from './api-server/peaks.js';
import { judgePlanted } from './api-server/planted.js';
import { exitWith } from './api-server/unavailable.js';

const { values } = parseArgs({
  options: {
    kubernetes: { type: 'string', default: newest },
    folder: { type: 'string', default: 'dist' },
    /** Manifests of what the platform brings. */
    platform: { type: 'string', default: fileURLToPath(new URL('api-server/platform.yaml', import.meta.url)) },
    /** Seconds that pods take to end in the last phase. */
    termination: { type: 'string', default: '30' },
    /** Seconds that building the programs may take; 77 where they would take longer. */
    'build-within': { type: 'string', default: '7200' },
    /** Judges nothing: builds what is missing. */
    build: { type: 'boolean', default: false },
    /** Judges nothing: keeps the server, with CRDs and platform, until it is interrupted. */
    serve: { type: 'boolean', default: false },
  },
});
const say = line => process.stdout.write(`${line}\n`);

await exitWith(async () => {
  if (values.build) return await kubernetesPrograms(values.kubernetes, Number(values['build-within']));
  if (values.serve) return await inCluster(serve);
  const clusters = clustersOf(unitsOf(values.folder));
  if (clusters.length === 0) throw new Error(`${values.folder} has no kustomization.yaml`);
  const wrong = [];
  for (const { environments, units } of clusters) {
    say(`a cluster for ${environments.join(', ')}`);
    wrong.push(...(await inCluster(cluster => judge(cluster, units))));
  }
  for (const line of wrong) say(`wrong: ${line}`);
  say(`${wrong.length} wrong`);
  return wrong.length === 0;
});

async function inCluster(work) {
  const cluster = await startCluster({ kubernetes: values.kubernetes, within: Number(values['build-within']) });
  try {
    const { body } = await cluster.request('GET', '/version');
    say(`kube-apiserver ${body.gitVersion}`);
    await applyCrds(cluster, await operatorCrds());
    await applyAll(cluster, readObjects(values.platform));
    return await work(cluster);
  } finally {
    await cluster.stop();
  }
}

async function judge(cluster, units) {
  const foretold = foretoldRefusals(values.folder, values.kubernetes);
  if (foretold.size > 0) say(`check has errors for ${foretold.size} objects: those must be refused`);
  const wrong = await judgePlanted(cluster);
  for (const { unit, objects } of units) {
    const found = await judgeApply(
      cluster,
      objects.map(({ object }) => object),
      { foretold, idleWrites: values.kubernetes !== newest },
    );
    say(`${unit}: ${objects.length} objects applied twice, ${found.length} wrong`);
    wrong.push(...found.map(line => `${unit}: ${line}`));
  }
  if (cluster.withoutControllers) {
    say(`no pods are judged: ${cluster.withoutControllers}`);
    return wrong;
  }
  cluster.startControllers();
  return [...wrong, ...(await judgePeaks(cluster, { termination: Number(values.termination), say }))];
}

/** The programs keep this process alive until a signal ends it. */
function serve({ kubeconfig }) {
  say(`KUBECONFIG=${kubeconfig}`);
  return new Promise(() => {});
}
