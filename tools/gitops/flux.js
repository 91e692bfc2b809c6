import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { applyAll } from '../api-server/apply.js';
import { freePorts } from '../api-server/processes.js';
import { fluxCrds, fluxPrograms } from './flux-programs.js';

const namespace = 'flux-system';
const kustomizations = 'kustomize.toolkit.fluxcd.io/v1';
const sources = 'source.toolkit.fluxcd.io/v1';
const requested = 'reconcile.fluxcd.io/requestedAt';

/** Flux: its source-controller and kustomize-controller. @type {import('./judge.js').Controller} */
export const flux = {
  name: 'Flux',
  namespace,
  delivers: objects => objects.some(({ kind }) => kind === 'Kustomization'),
  repeatsHooks: false,
  hasStages: true,
  waitsWithAll: false,
  tool: 'flux',
  units: ({ list }) => list(kustomizations, 'Kustomization'),
  removed,
  agent: 'kustomize-controller',
  crds: fluxCrds,
  programs: fluxPrograms,
  start,
  states,
  async refresh(cluster) {
    const metadata = { annotations: { [requested]: String(Date.now()) } };
    for (const source of await cluster.list(sources, 'GitRepository'))
      await cluster.request('PATCH', await cluster.path(source), { metadata }, 'application/merge-patch+json');
  },
  reconcile,
};

async function start(cluster, programs) {
  const { processes, kubeconfig, home } = cluster;
  await applyAll(cluster, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]);
  const [storage, ...others] = await freePorts(5);
  const [sourceMetrics, sourceHealth, metrics, health] = others.map(port => `127.0.0.1:${port}`);
  const artifacts = join(home, 'artifacts');
  const temporary = join(home, 'temporary');
  for (const folder of [artifacts, temporary]) mkdirSync(folder);
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    KUBECONFIG: kubeconfig,
    RUNTIME_NAMESPACE: namespace,
    TMPDIR: temporary,
  };
  const common = ['--enable-leader-election=false', '--log-level=error'];
  processes.start(
    join(programs, 'source-controller'),
    [
      ...common,
      ...[
        `--storage-path=${artifacts}`,
        `--storage-addr=127.0.0.1:${storage}`,
        `--storage-adv-addr=127.0.0.1:${storage}`,
      ],
      ...[`--metrics-addr=${sourceMetrics}`, `--health-addr=${sourceHealth}`],
    ],
    { env },
  );
  processes.start(
    join(programs, 'kustomize-controller'),
    [
      ...common,
      ...['--no-remote-bases', '--requeue-dependency=2s', '--concurrent=10'],
      ...[`--metrics-addr=${metrics}`, `--health-addr=${health}`],
    ],
    { env },
  );
}

async function states({ list }, commit) {
  return (await list(kustomizations, 'Kustomization')).map(({ metadata, status = {} }) => {
    const ready = status.conditions?.find(({ type }) => type === 'Ready');
    const current =
      status.lastAppliedRevision === `main@sha1:${commit}` && status.observedGeneration === metadata.generation;
    const isReady = current && ready?.status === 'True';
    return { name: metadata.name, ready: isReady, delivered: isReady, message: ready?.message ?? 'no status' };
  });
}

/** What still delivers a folder, or a whole environment. */
async function removed({ list }, unit) {
  const [environment, system] = unit.split('/');
  const all = await list(kustomizations, 'Kustomization');
  return all
    .map(({ metadata }) => metadata.name)
    .filter(name => (system === undefined ? name === environment : name.startsWith(`${environment}-${system}-`)));
}

/** Has every Kustomization reconcile, and waits until each has. */
async function reconcile(cluster, until) {
  const token = String(Date.now());
  for (const object of await cluster.list(kustomizations, 'Kustomization')) {
    const metadata = { annotations: { [requested]: token } };
    await cluster.request('PATCH', await cluster.path(object), { metadata }, 'application/merge-patch+json');
  }
  await until(async () => {
    const all = await cluster.list(kustomizations, 'Kustomization');
    return all.filter(({ status }) => status.lastHandledReconcileAt !== token).map(({ metadata }) => metadata.name);
  });
}
