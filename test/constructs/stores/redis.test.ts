import type { RedisProps } from '../../../src/entries/types.js';
import { redis } from '../../../src/index.js';
import { chartIn, containerOf, only, plainChart, refusals, small } from '../support.js';

function redisIn(props: Partial<RedisProps> = {}, chart = plainChart()) {
  const spec = redis({
    image: 'redis:7.4.4',
    credentials: 'shop/cache',
    purpose: 'cache',
    maxMemory: '200mb',
    resources: small,
    ...props,
  });
  spec.inCluster(chart, 'cache');
  return chart;
}
const argsOf = (props: Partial<RedisProps>) => containerOf(only(redisIn(props), 'StatefulSet')).args;

test.each<[string, Partial<RedisProps>, string]>([
  ['a cache gives up what is used least', {}, 'allkeys-lru'],
  ['a cache as declared', { eviction: 'volatile-ttl' }, 'volatile-ttl'],
  ['H3: sessions are never given up', { purpose: 'sessions' }, 'noeviction'],
])('A4: %s', (_, props, policy) => {
  expect(argsOf(props)).toEqual([
    ...['redis-server', '--appendonly', 'yes', '--maxmemory', '200mb', '--maxmemory-policy', policy],
  ]);
});

test('A4: snapshots instead of every write', () => {
  expect(argsOf({ persistence: 'snapshots' })?.slice(0, 3)).toEqual([
    'redis-server',
    '--save',
    '3600 1 300 100 60 10000',
  ]);
});

test('A4: the exporter calls it like any other, and is scraped', () => {
  const chart = redisIn(
    { exporter: 'redis-exporter:1.74.0' },
    chartIn({ prometheus: { namespace: 'm', selects: {} } }),
  );
  expect(only(chart, 'ConfigMap', 'cache-exporter-config')['data']).toEqual({ REDIS_ADDR: 'redis://cache.shop:6379' });
  expect(only(chart, 'ServiceMonitor', 'cache-exporter').spec['endpoints']).toEqual([{ port: 'metrics' }]);
  expect(only(chart, 'NetworkPolicy', 'cache').spec['ingress']).toEqual([
    {
      from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'cache-exporter' } } }],
      ports: [{ port: 6379 }],
    },
  ]);
});

test.each<[string, Partial<RedisProps>, string]>([
  ['more than the pod has room for', { maxMemory: '250mb' }, 'maxMemory is "250mb" with a memory limit of "256Mi".'],
  ['gigabytes where there are none', { maxMemory: '1gb' }, 'maxMemory is "1gb" with a memory limit of "256Mi".'],
  ['units of Kubernetes', { maxMemory: '200Mi' }, 'maxMemory is "200Mi".'],
  ['no limit at all', { maxMemory: '0' }, 'maxMemory is "0".'],
  [
    'sessions that are given up',
    { purpose: 'sessions', eviction: 'allkeys-lru' },
    'sessions are given up by "allkeys-lru".',
  ],
])('A4 H3: refuses %s', (_, props, message) => {
  expect(refusals(() => redisIn(props)).map(each => each[1])).toEqual([message]);
});

test('says how much there is room for', () => {
  expect(refusals(() => redisIn({ maxMemory: '250mb' }))[0]?.[2]).toContain('Keep at most "204mb"');
});
