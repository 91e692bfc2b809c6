import { readFileSync } from 'node:fs';
import { startCluster } from '../../api-server/cluster.js';
import { startWorld } from '../../api-server/world.js';
import { writesOf } from '../audit.js';
import { startOperators } from '../operators.js';

/**
 * @typedef {object} Member one of the clusters that get the same manifests
 * @property {string} name
 * @property {import('../../api-server/cluster.js').Cluster} cluster
 * @property {(since?: string) => { time: string, verb: string, key: string }[]} writes what Argo CD has written for others than itself
 * @property {object} secret by which Argo CD knows it
 */

/**
 * Starts clusters in which objects come to life.
 * @param {Record<string, string | undefined>} rings by the names of the clusters, without one those that do not get the environment yet; the first is the one that Argo CD runs in
 * @param {object} options of the world
 * @returns {Promise<{ members: Member[], stop: () => Promise<void> }>}
 */
export async function startMembers(rings, { namespace, agent, world }) {
  const stops = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
  };
  const members = [];
  try {
    for (const [i, [name, ring]] of Object.entries(rings).entries()) {
      const cluster = await startCluster();
      stops.push(cluster.stop);
      cluster.startControllers();
      const life = await startWorld(cluster, world);
      stops.push(life.stop, startOperators(cluster).stop);
      const writes = since => writesOf(cluster.audit, agent, since).filter(each => each.namespace !== namespace);
      members.push({ name, cluster, writes, secret: secretOf(name, ring, cluster, namespace, i === 0) });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { members, stop };
}

function secretOf(name, ring, { kubeconfig }, namespace, isHome) {
  const { clusters, users } = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  const { server, 'certificate-authority': authority } = clusters[0].cluster;
  const config = {
    bearerToken: users[0].user.token,
    tlsClientConfig: { caData: readFileSync(authority).toString('base64') },
  };
  const labels = {
    'argocd.argoproj.io/secret-type': 'cluster',
    ...(ring && { 'plainsail.dev/environment': 'many', ring }),
  };
  return {
    ...{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace, labels } },
    stringData: {
      ...{ name, server: isHome ? 'https://kubernetes.default.svc' : server },
      ...(!isHome && { config: JSON.stringify(config) }),
    },
  };
}
