import { ApiObject } from 'cdk8s';
import type { Prices } from '../../src/entries/types.js';
import { Graph } from '../../src/graph/graph.js';
import { Fleet, managedRedis, postgres, redis, type SystemClass } from '../../src/index.js';
import { environmentOf, graphOf, prices, reportOn, server, systemOf, worker } from './shops.js';

/** The cost of one system, `shop`, in `staging`. */
function costOf(
  Shop: SystemClass,
  {
    environment = environmentOf('staging'),
    by = prices,
  }: { environment?: ReturnType<typeof environmentOf>; by?: Prices } = {},
) {
  const fleet = new Fleet({ environments: [environment], systems: { shop: Shop } });
  const { environments, problems } = reportOn([[environment, graphOf(fleet.declare(environment))]], by);
  return { lines: environments[0]?.lines ?? [], problems };
}
const linesOf = (...args: Parameters<typeof costOf>) =>
  costOf(...args).lines.map(({ component, kind, cost }) => [component, kind, cost.minimum, cost.typical, cost.maximum]);

test('H12: what pods request, with the fewest replicas, in the mean of both, and with the most', () => {
  expect(linesOf(systemOf('shop', shop => worker(shop, [2, 6])))).toEqual([
    ['mailer', 'cpu', 2 * 0.5 * 20, 4 * 0.5 * 20, 6 * 0.5 * 20],
    ['mailer', 'memory', 2 * 0.25 * 4, 4 * 0.25 * 4, 6 * 0.25 * 4],
  ]);
});

test('where a typical month lies is the prices to say', () => {
  expect(
    linesOf(
      systemOf('shop', shop => worker(shop, [2, 6])),
      { by: { ...prices, typical: 0.25 } },
    ),
  ).toEqual([
    ['mailer', 'cpu', 20, 30, 60],
    ['mailer', 'memory', 2, 3, 6],
  ]);
});

test('H12: volumes cost by their storage class, whether pods run or not', () => {
  const Shop = systemOf('shop', shop => {
    const resources = { cpu: ['1', '1'], memory: ['1Gi', '1Gi'] } as const;
    const credentials = 'shop/db';
    shop.store('db', postgres({ image: 'a.example/db:1', database: 'shop', credentials, resources, storage: '40Gi' }));
    new ApiObject(shop, 'claim', {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'uploads' },
      spec: { resources: { requests: { storage: '10Gi' } }, storageClassName: 'fast' },
    });
  });
  expect(linesOf(Shop).filter(([, kind]) => kind === 'storage')).toEqual([
    ['db', 'storage', 20, 20, 20],
    ['uploads', 'storage', 20, 20, 20],
  ]);
  const slow = environmentOf('staging', { storageClass: 'slow' });
  const { lines, problems } = costOf(Shop, { environment: slow });
  expect(lines.find(({ component, kind }) => component === 'db' && kind === 'storage')?.cost.typical).toBe(20);
  expect(problems.map(({ id, severity, message }) => [id, severity, message])).toEqual([
    ['price-missing', 'warning', 'staging: the storage class "slow" has no price; the default\'s is taken.'],
  ]);
});

test('H12: one load balancer carries all public routes, and their systems share it', () => {
  const environment = environmentOf('staging');
  const systems = {
    shop: systemOf('shop', server),
    blog: systemOf('blog', server),
    jobs: systemOf('jobs', jobs => worker(jobs, 1)),
  };
  const fleet = new Fleet({ environments: [environment], systems });
  const { environments } = reportOn([[environment, graphOf(fleet.declare(environment))]]);
  const shared = environments[0]?.lines.filter(({ kind }) => kind === 'load-balancer');
  expect(shared?.map(({ system, component, cost }) => [system, component, cost.typical])).toEqual([
    ['blog', 'public routes', 15],
    ['shop', 'public routes', 15],
  ]);
});

test('a Service that asks for a load balancer has one of its own', () => {
  const Shop = systemOf('shop', shop => {
    new ApiObject(shop, 'edge', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'edge' },
      spec: { type: 'LoadBalancer', ports: [{ port: 53 }] },
    });
  });
  expect(linesOf(Shop)).toEqual([['edge', 'load-balancer', 30, 30, 30]]);
});

test('H12: a managed store costs what its price says, and is named without one', () => {
  const Shop = systemOf('shop', shop => {
    const resources = { cpu: ['1', '1'], memory: ['1Gi', '1Gi'] } as const;
    shop.store(
      'cache',
      redis({ image: 'a.example/redis:1', credentials: 'shop/redis', maxMemory: '1gb', purpose: 'cache', resources }),
    );
  });
  const cache = managedRedis({ host: 'cache.example.com', cidrs: ['10.0.0.0/24'], credentials: 'shop/redis' });
  const environment = environmentOf('staging', {}, { stores: { shop: { cache } } });
  expect(costOf(Shop, { environment })).toMatchObject({
    lines: [],
    problems: [
      {
        id: 'price-missing',
        severity: 'warning',
        message: 'staging: the managed store "cache" of shop has no price.',
        hint: 'Say what it costs a month: fixed.staging.shop["cache"].',
      },
    ],
  });
  const by = { ...prices, fixed: { staging: { shop: { cache: 99, 'image registry': 12 } } } };
  expect(linesOf(Shop, { environment, by })).toEqual([
    ['cache', 'fixed', 99, 99, 99],
    ['image registry', 'fixed', 12, 12, 12],
  ]);
});

test('jobs pass; a DaemonSet has a pod in each zone at least', () => {
  const template = {
    metadata: { labels: { app: 'logs' } },
    spec: { containers: [{ name: 'logs', resources: { requests: { cpu: '1', memory: '1Gi' } } }] },
  };
  const Shop = systemOf('shop', shop => {
    const object = (kind: string, apiVersion: string) =>
      new ApiObject(shop, kind, { apiVersion, kind, metadata: { name: 'logs' }, spec: { template } });
    object('DaemonSet', 'apps/v1');
    object('Job', 'batch/v1');
  });
  expect(linesOf(Shop, { environment: environmentOf('staging', { zones: 3 }) })).toEqual([
    ['logs', 'cpu', 60, 60, 60],
    ['logs', 'memory', 12, 12, 12],
  ]);
});

test('pods that request nothing are named', () => {
  const Shop = systemOf('shop', shop => {
    const spec = { containers: [{ name: 'tool', image: 'tool:1' }] };
    new ApiObject(shop, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'tool' }, spec });
  });
  const environment = environmentOf('staging');
  const graph = graphOf(new Fleet({ environments: [environment], systems: { shop: Shop } }).declare(environment));
  const alone = new Graph(graph.objects.filter(({ kind }) => kind !== 'LimitRange'));
  expect(reportOn([[environment, alone]]).problems.map(({ message }) => message)).toEqual([
    'staging: Pod shop-staging/tool requests nothing, so it costs nothing here.',
  ]);
});

test('what is missing in one system is not told of when another is asked for', () => {
  const cache = managedRedis({ host: 'cache.example.com', cidrs: ['10.0.0.0/24'], credentials: 'shop/redis' });
  const environment = environmentOf('staging', {}, { stores: { shop: { cache } } });
  const problemsOf = (system: string) =>
    reportOn([[environment, new Graph([])]], prices, { complete: true, system }).problems.map(({ id }) => id);
  expect(problemsOf('shop')).toEqual(['price-missing']);
  expect(problemsOf('blog')).toEqual([]);
});
