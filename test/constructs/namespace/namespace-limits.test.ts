import { App, Chart } from 'cdk8s';
import { Catalogue } from '../../../src/config/catalogue.js';
import { secret } from '../../../src/config/variable.js';
import { cloudNativePostgres } from '../../../src/entries/platform.js';
import type { SecretStore } from '../../../src/entries/types.js';
import {
  type ClusterProps,
  Environment,
  HookJob,
  httpGet,
  NamespaceLimits,
  postgres,
  reserve,
  ScheduledJob,
  System,
  secretRef,
  WebService,
  Worker,
} from '../../../src/index.js';
import { chartIn, only, plainChart } from '../support.js';

const image = 'registry.example.com/shop:1.4.0';
const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
const apiServer = { cidrs: ['192.0.2.1/32'] };
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };

/** The quota and the largest container of a chart with these declarations. */
function limitsOf(declare: (chart: Chart) => void, chart = plainChart()) {
  new NamespaceLimits(chart, 'limits', { name: 'shop' });
  declare(chart);
  const [range] = only(chart, 'LimitRange').spec['limits'] as { max: unknown }[];
  return { hard: only(chart, 'ResourceQuota').spec['hard'] as Record<string, string>, max: range?.max };
}
const podsOf = (declare: (chart: Chart) => void, chart?: Chart) => limitsOf(declare, chart).hard['pods'];

test('C1: the quota is what everything needs at its peak, and the range what the largest container needs', () => {
  const { hard, max } = limitsOf(chart => {
    const database = postgres({
      image,
      database: 'shop',
      credentials: 'shop/db',
      resources: { cpu: ['1', '2'], memory: ['1Gi', '1Gi'] },
      storage: '10Gi',
    }).inCluster(chart, 'db');
    new Worker(chart, 'mailer', { image, resources, replicas: [2, 5], calls: [database] });
  });
  // 5 replicas, 2 of surge, 3 that end; and the database with what keeps its logins.
  expect(hard).toEqual({
    pods: '11',
    'requests.cpu': '2010m',
    'requests.memory': '2320Mi',
    'limits.cpu': '12100m',
    'limits.memory': '3648Mi',
    persistentvolumeclaims: '1',
    'requests.storage': '10Gi',
  });
  expect(max).toEqual({ cpu: '2', memory: '1Gi' });
});

test('C1: containers that say nothing get a little, and nothing is claimed where nothing is declared', () => {
  const chart = plainChart();
  expect(limitsOf(() => undefined, chart)).toEqual({
    hard: {
      pods: '0',
      'requests.cpu': '0',
      'requests.memory': '0',
      'limits.cpu': '0',
      'limits.memory': '0',
      persistentvolumeclaims: '0',
      'requests.storage': '0',
    },
    max: { cpu: '250m', memory: '256Mi' },
  });
  expect(only(chart, 'LimitRange')).toMatchObject({
    metadata: { name: 'shop', namespace: 'shop', annotations: { 'argocd.argoproj.io/sync-wave': '-2' } },
    spec: {
      limits: [
        {
          type: 'Container',
          default: { cpu: '250m', memory: '256Mi' },
          defaultRequest: { cpu: '50m', memory: '64Mi' },
        },
      ],
    },
  });
});

test.each<[string, string, (chart: Chart) => void]>([
  [
    'a server of both generations: the new one, the surge of one, and what ends',
    '8',
    chart => {
      new WebService(chart, 'api', { image, resources, probes, ports: { http: 8080 }, replicas: 4 });
    },
  ],
  [
    'a worker with a surge of a quarter, and three that end',
    '9',
    chart => {
      new Worker(chart, 'mailer', { image, resources, replicas: [1, 4], container: {} });
      reserve(chart, { pods: 1, resources });
    },
  ],
  [
    'a job of a rollout, and once more by hand',
    '2',
    chart => {
      new HookJob(chart, 'migrate', { image, resources, onDemand: true });
    },
  ],
  [
    'a scheduled job that waits for its last run',
    '1',
    chart => {
      new ScheduledJob(chart, 'clean', { image, resources, schedule: '@daily' });
    },
  ],
  [
    'a scheduled job that does not',
    '2',
    chart => {
      new ScheduledJob(chart, 'clean', { image, resources, schedule: '@daily', concurrency: 'Replace' });
    },
  ],
])('C1: %s', (_, pods, declare) => {
  expect(podsOf(declare)).toBe(pods);
});

const controller = { namespace: 'ingress', pods: { app: 'nginx' } };

test('C1: a pod that answers the challenge for a certificate', () => {
  const server = (cluster: ClusterProps) =>
    limitsOf(chart => {
      const route = { host: 'a.example.com' };
      new WebService(chart, 'api', { image, resources, probes, ports: { http: 8080 }, route });
    }, chartIn(cluster)).hard;
  const [without, withIssuer] = [{}, { clusterIssuer: 'letsencrypt' }].map(issuer =>
    server({ ingress: { className: 'nginx', controller, ...issuer } }),
  );
  expect(without).toMatchObject({ pods: '2', 'requests.cpu': '200m', 'limits.memory': '512Mi' });
  expect(withIssuer).toMatchObject({ pods: '3', 'requests.cpu': '210m', 'limits.memory': '576Mi' });
});

test("C1: the database operator's instances, with the container of their backups", () => {
  const placement = cloudNativePostgres({
    image: 'cnpg',
    owner: 'shop',
    instances: 3,
    backup: { destination: 's3://b/shop', host: 's3.example.com', cidrs: ['192.0.2.0/24'], retention: '30d' },
  });
  const versions = { cnpg: { repository: 'registry.example.com/cnpg', staging: '17.5' } };
  const chart = chartIn({ apiServer, cloudIdentity: { kind: 'eks-pod-identity' } }, { versions });
  const { hard, max } = limitsOf(() => {
    const needs = { database: 'shop', credentials: 'shop/db', maxConnections: 100, storage: '20Gi', resources };
    placement.place(needs)(chart, 'db');
  }, chart);
  // Three instances, and the one that a recovery makes beside them.
  expect(hard).toEqual({
    pods: '4',
    'requests.cpu': '800m',
    'requests.memory': '1Gi',
    'limits.cpu': '8',
    'limits.memory': '3Gi',
    persistentvolumeclaims: '4',
    'requests.storage': '80Gi',
  });
  expect(max).toEqual({ cpu: '1', memory: '512Mi' });
});

test('C1: the poolers of the database operator, of both generations', () => {
  const versions = { cnpg: { repository: 'registry.example.com/cnpg', staging: '17.5' } };
  const podsWith = (pooler: object) => {
    const chart = chartIn({ apiServer, cloudIdentity: { kind: 'eks-pod-identity' } }, { versions });
    const needs = { image, database: 'shop', credentials: 'shop/db', maxConnections: 100, storage: '20Gi', resources };
    const placement = cloudNativePostgres({ image: 'cnpg', owner: 'shop', instances: 3, ...pooler });
    return podsOf(() => void placement.place(needs)(chart, 'db'), chart);
  };
  expect(podsWith({})).toBe('3');
  expect(podsWith({ pooler: { pooling: 'session', poolSize: 10, maxClients: 100, instances: 2 } })).toBe('7');
});

test('C1: init containers count where they need more, sidecars always', () => {
  const big = { requests: { cpu: '1' }, limits: { cpu: '3', memory: '2Gi' } };
  const { hard, max } = limitsOf(chart => {
    const initContainers = [
      { name: 'copy', image, resources: big },
      { name: 'proxy', image, restartPolicy: 'Always' },
    ];
    new HookJob(chart, 'migrate', { image, resources, pod: { initContainers } });
  });
  expect(hard).toMatchObject({
    'requests.cpu': '1',
    'requests.memory': '2Gi',
    'limits.cpu': '3',
    'limits.memory': '2Gi',
  });
  expect(max).toEqual({ cpu: '3', memory: '2Gi' });
});

test('C1: the container that Vault Agent adds', () => {
  const secretStore: SecretStore = { backend: 'vault-agent', vault: { namespace: 'vault' }, role: 'shop' };
  const { hard } = limitsOf(chart => {
    const config = new Catalogue('shop', { KEY: secret('A key') }).values({ KEY: secretRef('shop/key', 'key') });
    new HookJob(chart, 'migrate', { image, resources, config, command: ['migrate'] });
  }, chartIn({ secretStore }));
  expect(hard).toMatchObject({ 'requests.cpu': '350m', 'limits.memory': '384Mi' });
});

test('C1: a namespace counts what lives in it, whatever declares it', () => {
  const app = new App();
  const first = new Chart(app, 'first', { namespace: 'shop' });
  new NamespaceLimits(first, 'limits', { name: 'shop' });
  new HookJob(new Chart(app, 'second', { namespace: 'shop' }), 'a', { image, resources });
  new HookJob(new Chart(app, 'third', { namespace: 'office' }), 'b', { image, resources });
  expect(only(first, 'ResourceQuota').spec['hard']).toMatchObject({ pods: '1' });
});

const system = (shared: boolean) => {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  return new System(new App(), 'shop', { environment, shared });
};

test('C1: a system has both in a namespace of its own, and neither in a shared one', () => {
  const kinds = (of: System) => of.toJson().map(({ kind }) => kind as string);
  expect(kinds(system(false))).toEqual(['Namespace', 'NetworkPolicy', 'ResourceQuota', 'LimitRange']);
  expect(kinds(system(true))).toEqual([]);
});
