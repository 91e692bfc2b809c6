import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A start of etcd that keeps nothing safe, since nothing is kept. */
export function etcd({ start }, { home, port, peerPort }) {
  const [here, peer] = [port, peerPort].map(each => `http://127.0.0.1:${each}`);
  start('etcd', [
    ...['--data-dir', join(home, 'etcd'), '--log-level', 'error', '--unsafe-no-fsync'],
    ...['--listen-client-urls', here, '--advertise-client-urls', here],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `default=${peer}`],
  ]);
}

/** Every write with who made it, when the answer is known. */
const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'None', resources: [{ group: '', resources: ['events'] }, { group: 'events.k8s.io' }] },
    { level: 'None', resources: [{ group: 'coordination.k8s.io' }] },
    { level: 'Metadata', verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'] },
    { level: 'None' },
  ],
};

export function kubeApiServer({ start }, { programs, home, port, etcdPort }) {
  const key = join(home, 'service-accounts.key');
  spawnSync('openssl', ['genrsa', '-out', key, '2048']);
  const policy = join(home, 'audit-policy.json');
  writeFileSync(policy, JSON.stringify(auditPolicy));
  start(join(programs, 'kube-apiserver'), [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    ...['--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${port}`],
    ...[`--cert-dir=${join(home, 'certificates')}`, `--token-auth-file=${join(home, 'tokens.csv')}`],
    ...['--authorization-mode=Node,RBAC', '--allow-privileged=true', '--service-cluster-ip-range=10.96.0.0/16'],
    '--service-account-issuer=https://kubernetes.default.svc',
    ...[`--service-account-key-file=${key}`, `--service-account-signing-key-file=${key}`],
    '--endpoint-reconciler-type=none',
    ...[`--audit-policy-file=${policy}`, `--audit-log-path=${join(home, 'audit.log')}`],
  ]);
}

/** Those that would need nodes, clouds or metrics are left out. */
const withoutNodes = [
  ...['node-lifecycle-controller', 'cloud-node-lifecycle-controller', 'taint-eviction-controller'],
  ...['service-lb-controller', 'node-route-controller', 'horizontal-pod-autoscaler-controller'],
];

export function controllerManager({ start }, { programs, home, port, kubeconfig }) {
  start(join(programs, 'kube-controller-manager'), [
    `--kubeconfig=${kubeconfig}`,
    `--service-account-private-key-file=${join(home, 'service-accounts.key')}`,
    ...['--use-service-account-credentials=false', '--leader-elect=false', '--authentication-skip-lookup'],
    ...['--bind-address=127.0.0.1', `--secure-port=${port}`, `--cert-dir=${join(home, 'controller-certificates')}`],
    ...['--kube-api-qps=400', '--kube-api-burst=800'],
    `--controllers=*,${withoutNodes.map(name => `-${name}`).join(',')}`,
  ]);
}
