import { App } from 'cdk8s';
import type { RedisClusterProps } from '../../../src/entries/types.js';
import { Environment, redisCluster, Worker } from '../../../src/index.js';
import { CodeAi } from '../../../src/systems/codeai/system.js';
import { production } from '../../../src/systems/environments.js';
import { chartIn, containerOf, only, refusals, small } from '../support.js';

const versions = { redis: { repository: 'redis', staging: '7.4.4' } };
const props: RedisClusterProps = { image: 'redis', purpose: 'cache', maxMemory: '200mb' };
const needs = { name: 'cache', credentials: 'shop/cache', resources: small };

function clusterIn(more: Partial<RedisClusterProps> = {}) {
  const chart = chartIn({}, { versions });
  return { chart, endpoint: redisCluster({ ...props, ...more }).place(needs)(chart, 'redis') };
}

test('A4 C12: three members that keep what they know of each other, protected from deletion', () => {
  const set = only(clusterIn().chart, 'StatefulSet');
  expect(set.spec).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel', serviceName: 'cache' });
  expect(set.metadata.annotations).toMatchObject({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=confirm' });
  expect(containerOf(set)).toMatchObject({
    args: expect.arrayContaining(['--cluster-enabled', '--cluster-config-file', '/data/nodes.conf', '$(POD_IP)']),
    ports: [
      { name: 'redis', containerPort: 6379 },
      { name: 'bus', containerPort: 16379 },
    ],
    env: expect.arrayContaining([{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }]),
  });
});

test('A4: members are found by name before they are ready', () => {
  expect(only(clusterIn().chart, 'Service').spec).toEqual({
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector: { 'app.kubernetes.io/name': 'cache' },
    ports: [
      { name: 'redis', port: 6379, targetPort: 'redis' },
      { name: 'bus', port: 16379, targetPort: 'bus' },
    ],
  });
});

test('A4 C6: only members use the port between members', () => {
  const { chart, endpoint } = clusterIn();
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, calls: [endpoint] });
  const peer = (name: string) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } });
  const { ingress, egress } = only(chart, 'NetworkPolicy', 'cache').spec as { ingress: unknown; egress: unknown[] };
  expect(ingress).toEqual([
    { from: [peer('cache'), peer('cache-create'), peer('mailer')], ports: [{ port: 6379 }] },
    { from: [peer('cache')], ports: [{ port: 16379 }] },
  ]);
  expect(egress.slice(1)).toEqual([
    { to: [peer('cache')], ports: [{ port: 6379 }] },
    { to: [peer('cache')], ports: [{ port: 16379 }] },
  ]);
});

test('C5: a quorum loses one member at a time', () => {
  expect(only(clusterIn().chart, 'PodDisruptionBudget').spec).toEqual({
    maxUnavailable: 1,
    selector: { matchLabels: { 'app.kubernetes.io/name': 'cache' } },
  });
});

test('A4 C11: a job makes the cluster, and callers come after it', () => {
  const { chart, endpoint } = clusterIn();
  expect(endpoint.wave).toBe(0);
  expect(containerOf(only(chart, 'Job', 'cache-create')).command).toEqual(['/bin/sh', '/etc/redis-cluster/create.sh']);
  const script = (only(chart, 'ConfigMap', 'cache-create-files')['data'] as Record<string, string>)[
    'etc_redis-cluster_create.sh'
  ];
  expect(script).toContain('members="cache-0.cache.shop cache-1.cache.shop cache-2.cache.shop"');
});

test('A4: callers know the members', () => {
  expect(clusterIn().endpoint.facts).toMatchObject({
    host: 'cache.shop',
    members: ['cache-0.cache.shop:6379', 'cache-1.cache.shop:6379', 'cache-2.cache.shop:6379'],
  });
});

test('A2 A4: CodeAI in cluster mode gets addresses and no URL', () => {
  const { stores = {}, ...rest } = production.props;
  const clustered = new Environment('production', {
    ...rest,
    stores: { codeai: { ...stores['codeai'], redis: redisCluster(props) } },
  });
  const codeai = new CodeAi(new App(), { environment: clustered });
  const config = only(codeai, 'ConfigMap', 'codeai-config')['data'];
  expect(config).toMatchObject({
    CODEAI_CACHE_TYPE: 'redis',
    CODEAI_REDIS_CLUSTER_MODE: 'true',
    CODEAI_REDIS_CLUSTER_ADDRS: 'redis-0.redis.codeai:6379,redis-1.redis.codeai:6379,redis-2.redis.codeai:6379',
  });
  expect(config).not.toHaveProperty('CODEAI_REDIS_URL');
});

test('refuses fewer members than can agree, and more memory than each has', () => {
  expect(refusals(() => clusterIn({ members: 2, maxMemory: '1gb' })).map(([, message]) => message)).toEqual([
    'maxMemory is "1gb" with a memory limit of "256Mi".',
    'the cluster has 2 members.',
  ]);
});
