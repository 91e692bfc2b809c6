import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { client } from './client.js';
import { kubernetesPrograms, newest, whyWithoutControllers } from './kubernetes.js';
import { objects } from './objects.js';
import { freePorts, processes } from './processes.js';
import { controllerManager, etcd, kubeApiServer } from './programs.js';
import { Unavailable } from './unavailable.js';

/**
 * @typedef {object} Cluster a Kubernetes control plane on the loopback: an API server with every admission plugin that is
 *   on by default; no node, see world.js
 * @property {number} port of the API server
 * @property {string} home the folder with its logs and keys, removed at the end
 * @property {string} kubeconfig a file for clients
 * @property {string} audit the file of the audit log: one line of JSON per write
 * @property {ReturnType<typeof client>['request']} request
 * @property {ReturnType<typeof client>['watch']} watch
 * @property {() => void} startControllers starts kube-controller-manager, without what needs nodes, clouds or
 *   metrics
 * @property {string} [withoutControllers] why an old version has none
 * @property {Function} apply and `create`, `dryRun`, `dryRunChange`, `get`, `remove`, `list`, `path`: see objects.js
 * @property {ReturnType<typeof processes>} processes starts more programs, which end with the cluster
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a control plane.
 * @param {object} [options]
 * @param {string} [options.kubernetes] minor version
 * @param {number} [options.within] seconds that building missing programs may take
 * @throws {Unavailable} a program is missing and cannot be had
 * @returns {Promise<Cluster>}
 */
export async function startCluster({ kubernetes = newest, within } = {}) {
  if (spawnSync('etcd', ['--version']).error) throw new Unavailable('etcd is not installed (Debian: etcd-server)');
  const programs = await kubernetesPrograms(kubernetes, within);
  const home = mkdtempSync(join(tmpdir(), 'plainsail-cluster-'));
  const running = processes(home);
  const remove = () => rmSync(home, { recursive: true, force: true });
  process.once('exit', remove);
  const stop = async () => {
    await running.stop();
    process.removeListener('exit', remove);
    remove();
  };
  try {
    const [etcdPort, peerPort, port, managerPort] = await freePorts(4);
    const token = randomBytes(16).toString('hex');
    writeFileSync(join(home, 'tokens.csv'), `${token},admin,admin,"system:masters"\n`, { mode: 0o600 });
    etcd(running, { home, port: etcdPort, peerPort });
    kubeApiServer(running, { programs, home, port, etcdPort });
    const connection = await connected(running, { home, port, token });
    const kubeconfig = writeKubeconfig(home, port, token);
    const withoutControllers = whyWithoutControllers(programs);
    return {
      ...connection,
      ...objects(connection),
      ...{ port, home, kubeconfig, audit: join(home, 'audit.log'), processes: running, withoutControllers },
      startControllers() {
        if (withoutControllers) throw new Unavailable(withoutControllers);
        controllerManager(running, { programs, home, port: managerPort, kubeconfig });
      },
      async stop() {
        connection.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The server makes its own certificate at its start, and is trusted by that alone. */
async function connected(running, { home, port, token }) {
  let connection;
  await running.until(async () => {
    try {
      connection ??= client({ port, token, ca: readFileSync(join(home, 'certificates', 'apiserver.crt')) });
      const { status } = await connection.request('GET', '/readyz');
      return status === 200;
    } catch {
      return false;
    }
  });
  return connection;
}

function writeKubeconfig(home, port, token) {
  const file = join(home, 'kubeconfig');
  const cluster = {
    server: `https://127.0.0.1:${port}`,
    'certificate-authority': join(home, 'certificates', 'apiserver.crt'),
  };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'here', cluster }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'here', context: { cluster: 'here', user: 'admin' } }],
    'current-context': 'here',
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
