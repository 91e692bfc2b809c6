import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { applyAll } from '../api-server/apply.js';
import { freePorts } from '../api-server/processes.js';
import { Unavailable } from '../api-server/unavailable.js';
import { argoCdCrds, argoCdPrograms } from './argo-cd-programs.js';

const namespace = 'argocd';
const apiVersion = 'argoproj.io/v1alpha1';
const refresh = 'argocd.argoproj.io/refresh';

/** Argo CD: its application controller and repository server. @type {import('./judge.js').Controller} */
export const argoCd = {
  name: 'Argo CD',
  namespace,
  delivers: objects => objects.some(({ kind }) => kind === 'Application'),
  repeatsHooks: true,
  hasStages: false,
  waitsWithAll: true,
  tool: 'argo-cd',
  units: ({ list }) => list(apiVersion, 'Application'),
  removed,
  agent: 'argocd-application-controller',
  crds: argoCdCrds,
  programs: argoCdPrograms,
  start,
  states,
  refresh: cluster => annotateAll(cluster, 'normal'),
  async reconcile(cluster, until) {
    await annotateAll(cluster, 'hard');
    await until(async () => {
      const all = await cluster.list(apiVersion, 'Application');
      return all.filter(({ metadata }) => metadata.annotations?.[refresh]).map(({ metadata }) => metadata.name);
    });
  },
};

/** @param {{ sets?: boolean }} [options] with the controller that makes Applications of ApplicationSets */
async function start(cluster, programs, given, { sets = false } = {}) {
  const { processes, kubeconfig, home } = cluster;
  // The first answer takes long where many kinds are served; Argo CD gives up, and looks again in ten minutes.
  await cluster.request('GET', '/openapi/v2');
  if (spawnSync('redis-server', ['--version']).error) throw new Unavailable('redis-server is not installed');
  await applyAll(cluster, [...settings, ...given]);
  const [redis, server, serverMetrics, metrics, setMetrics, setProbe] = await freePorts(6);
  const folder = name => {
    mkdirSync(join(home, name));
    return join(home, name);
  };
  const env = {
    ...{ PATH: `${programs}:${process.env.PATH}`, HOME: home, KUBECONFIG: kubeconfig, TMPDIR: folder('temporary') },
    ...{ ARGOCD_FAKE_IN_CLUSTER: 'true', ARGOCD_CONTROLLER_REPLICAS: '1', ARGOCD_RECONCILIATION_JITTER: '0' },
    ...{ ARGOCD_GPG_ENABLED: 'false', ARGOCD_GNUPGHOME: folder('gnupg'), ARGOCD_TLS_DATA_PATH: folder('tls') },
    ...{ ARGOCD_SSH_DATA_PATH: folder('ssh'), ARGOCD_PLUGINSOCKFILEPATH: folder('plugins') },
    ARGOCD_ASK_PASS_SOCK: join(home, 'ask-pass.sock'),
  };
  const common = ['--redis', `127.0.0.1:${redis}`, '--loglevel', 'warn'];
  processes.start('redis-server', ['--port', String(redis), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']);
  processes.start(
    join(programs, 'argocd-repo-server'),
    [
      ...common,
      ...['--address', '127.0.0.1', '--port', String(server), '--disable-tls', '--client-ca-path', ''],
      ...['--metrics-address', '127.0.0.1', '--metrics-port', String(serverMetrics)],
    ],
    { env },
  );
  processes.start(
    join(programs, 'argocd-application-controller'),
    [
      ...common,
      ...['--namespace', namespace, '--repo-server', `127.0.0.1:${server}`, '--repo-server-plaintext'],
      ...[
        '--metrics-port',
        String(metrics),
        '--app-resync',
        '600',
        '--app-resync-jitter',
        '0',
        '--persist-resource-health',
      ],
    ],
    { env },
  );
  if (!sets) return;
  const { data = {} } = given.find(({ metadata: { name } }) => name === 'argocd-cmd-params-cm') ?? {};
  processes.start(
    join(programs, 'argocd-applicationset-controller'),
    [
      ...['--loglevel', 'warn', '--namespace', namespace],
      ...['--argocd-repo-server', `127.0.0.1:${server}`, '--repo-server-plaintext'],
      ...['--metrics-addr', `127.0.0.1:${setMetrics}`, '--probe-addr', `127.0.0.1:${setProbe}`],
    ],
    {
      env: {
        ...env,
        NAMESPACE: namespace,
        // As its Deployment has it from the ConfigMap.
        ARGOCD_APPLICATIONSET_CONTROLLER_ENABLE_PROGRESSIVE_SYNCS:
          data['applicationsetcontroller.enable.progressive.syncs'] ?? 'false',
      },
    },
  );
}

/** What Argo CD wants to find in its namespace, empty. */
const configMaps = ['cm', 'cmd-params-cm', 'rbac-cm', 'gpg-keys-cm', 'ssh-known-hosts-cm', 'tls-certs-cm'];
const labels = name => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'argocd' });
const settings = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  ...configMaps.map(each => {
    const name = `argocd-${each}`;
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace, labels: labels(name) } };
  }),
  {
    ...{
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'argocd-secret', namespace, labels: labels('argocd-secret') },
    },
    stringData: { 'server.secretkey': 'of this judge alone' },
  },
];

async function states({ list }, commit) {
  return (await list(apiVersion, 'Application')).map(({ metadata, status = {} }) => {
    const { sync = {}, health = {}, operationState = {}, conditions = [] } = status;
    const { phase, message } = operationState;
    const done = [sync.status, health.status, phase].join() === 'Synced,Healthy,Succeeded';
    const said = [sync.status, health.status, phase, message, ...conditions.map(({ message }) => message)];
    const ready = done && sync.revision === commit;
    return {
      name: metadata.name,
      ready,
      // What had nothing to do has no operation of this commit.
      delivered: ready || (phase === 'Succeeded' && operationState.syncResult?.revision === commit),
      message: said.filter(text => text).join(', '),
    };
  });
}

async function annotateAll(cluster, kind) {
  const metadata = { annotations: { [refresh]: kind } };
  for (const object of await cluster.list(apiVersion, 'Application'))
    await cluster.request('PATCH', await cluster.path(object), { metadata }, 'application/merge-patch+json');
}

/** What still delivers a folder, or a whole environment. */
async function removed({ list }, unit) {
  const [environment, system] = unit.split('/');
  const all = [await list(apiVersion, 'Application'), await list(apiVersion, 'AppProject')].flat();
  return all
    .filter(({ metadata: { labels = {} } }) => labels['plainsail.dev/environment'] === environment)
    .filter(({ metadata: { labels } }) => system === undefined || labels['plainsail.dev/system'] === system)
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}
