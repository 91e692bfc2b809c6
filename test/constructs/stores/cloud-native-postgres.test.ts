import { tunedSettings } from '../../../src/constructs/stores/postgres-settings.js';
import { type CloudNativePostgresProps, cloudNativePostgres } from '../../../src/entries/platform.js';
import { direct, WebService, Worker } from '../../../src/index.js';
import { chartIn, ofKind, only, refusals, small } from '../support.js';

const image = 'registry.example.com/shop:1.0.0';

const versions = { 'cloudnative-pg': { repository: 'ghcr.io/cloudnative-pg/postgresql', staging: '15.13' } };
const needs = {
  name: 'orders',
  database: 'shop',
  credentials: 'shop/db',
  maxConnections: 200,
  storage: '10Gi',
  resources: small,
};
const props: CloudNativePostgresProps = { image: 'cloudnative-pg', owner: 'shop_owner', instances: 3 };
const apiServer = { cidrs: ['10.0.0.1/32'] };
const prometheus = { namespace: 'monitoring', selects: { release: 'prometheus' } };

const cloudIdentity = { kind: 'eks-pod-identity' } as const;
const chart = (cluster = {}) => chartIn({ apiServer, cloudIdentity, ...cluster }, { versions });
const place = (scope = chart(), more: Partial<CloudNativePostgresProps> = {}) =>
  cloudNativePostgres({ ...props, ...more }).place(needs)(scope, 'database');

test('A4 C12: a replicated cluster with its owner from the secret store, protected from deletion', () => {
  const scope = chart({ zones: 3, storageClass: 'fast', priorityClass: 'production' });
  place(scope);
  const cluster = only(scope, 'Cluster');
  expect(cluster.metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-wave': '-1',
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=confirm',
    'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  });
  expect(cluster.spec).toEqual({
    instances: 3,
    imageName: 'ghcr.io/cloudnative-pg/postgresql:15.13',
    bootstrap: {
      initdb: expect.objectContaining({ database: 'shop', owner: 'shop_owner', secret: { name: 'orders-owner' } }),
    },
    managed: expect.anything(),
    postgresql: { parameters: tunedSettings(small.memory[0], 200), synchronous: { method: 'any', number: 1 } },
    resources: expect.objectContaining({ limits: expect.objectContaining({ memory: small.memory[1] }) }),
    storage: { size: '10Gi', storageClass: 'fast' },
    priorityClassName: 'production',
    affinity: { topologyKey: 'topology.kubernetes.io/zone' },
  });
});

test('A4: callers connect to the primary, over TLS', () => {
  expect(place()).toMatchObject({
    protocol: 'postgres',
    port: 5432,
    maxConnections: 200,
    facts: { host: 'orders-rw.shop', database: 'shop', tls: 'require', user: { path: 'shop/db', property: 'user' } },
  });
});

test('C6: callers, each other, the operator and Prometheus get in; the API server and name resolution are reached', () => {
  const scope = chart({ prometheus });
  new Worker(scope, 'mailer', { image, resources: small, calls: [place(scope)] });
  const { ingress, egress } = only(scope, 'NetworkPolicy', 'orders').spec as {
    ingress: { ports: { port: number }[]; from: object[] }[];
    egress: { ports: { port: number }[] }[];
  };
  const itself = { podSelector: { matchLabels: { 'cnpg.io/cluster': 'orders' } } };
  const operator = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cnpg-system' } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' } },
  };
  expect(ingress).toEqual([
    {
      from: [itself, { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'mailer' } } }, operator],
      ports: [{ port: 5432 }],
    },
    { from: [itself, operator], ports: [{ port: 8000 }] },
    {
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
      ports: [{ port: 9187 }],
    },
  ]);
  expect(egress.map(({ ports }) => ports.map(({ port }) => port))).toEqual([[53, 53], [5432], [8000], [6443]]);
  expect(only(scope, 'PodMonitor').spec).toEqual({
    selector: { matchLabels: { 'cnpg.io/cluster': 'orders', 'cnpg.io/podRole': 'instance' } },
    podMetricsEndpoints: [{ port: 'metrics' }],
  });
});

test('C11: what calls it comes after it', () => {
  const scope = chart();
  const database = place(scope);
  new WebService(scope, 'api', {
    image,
    resources: small,
    ports: { http: 8080 },
    probes: { liveness: { path: '/' }, readiness: { path: '/' } },
    calls: [database],
  });
  expect(database.wave).toBe(-1);
});

test('A8: backups and the log go to an object store, in six fields of schedule', () => {
  const scope = chart();
  const backup = {
    destination: 's3://backups/shop',
    host: 's3.example.com',
    cidrs: ['192.0.2.0/24'],
    credentials: 'shop/backups',
    retention: '30d',
  };
  place(scope, { backup });
  expect(only(scope, 'Cluster').spec['plugins']).toEqual([
    { name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: 'orders-backups' } },
  ]);
  expect(only(scope, 'ObjectStore').spec).toEqual({
    retentionPolicy: '30d',
    instanceSidecarConfiguration: {
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    },
    configuration: {
      destinationPath: 's3://backups/shop',
      endpointURL: 'https://s3.example.com',
      s3Credentials: {
        accessKeyId: { name: 'orders-backups', key: 'access-key-id' },
        secretAccessKey: { name: 'orders-backups', key: 'secret-access-key' },
      },
      wal: { compression: 'gzip' },
      data: { compression: 'gzip' },
    },
  });
  expect(only(scope, 'ScheduledBackup').spec).toEqual({
    schedule: '0 0 2 * * *',
    immediate: true,
    backupOwnerReference: 'self',
    cluster: { name: 'orders' },
    method: 'plugin',
    pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
  });
  const egress = only(scope, 'NetworkPolicy').spec['egress'] as object[];
  expect(egress).toContainEqual({ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }] });
});

test("A8: without credentials, backups use the cloud's identity of the account", () => {
  const scope = chart();
  place(scope, { backup: { destination: 's3://b', host: 's3.example.com', cidrs: ['192.0.2.0/24'], retention: '7d' } });
  expect(only(scope, 'ObjectStore').spec['configuration']).toMatchObject({
    s3Credentials: { inheritFromIAMRole: true },
  });
  expect(ofKind(scope, 'ExternalSecret').map(({ metadata }) => metadata.name)).toEqual([
    'orders-owner',
    'orders-second',
  ]);
});

test.each<[string, Partial<CloudNativePostgresProps>, string]>([
  ['no instances', { instances: 0 }, 'the number of instances is 0.'],
  [
    'an image that has no version',
    { image: 'cloudnative-pq' },
    'no image "cloudnative-pq" in the versions. Did you mean "cloudnative-pg"?',
  ],
  [
    'a schedule of five fields',
    { backup: { destination: 's3://b', host: 'h.example.com', retention: '7d', schedule: '0 2 * * *' } },
    'the schedule of backups is "0 2 * * *".',
  ],
  [
    'a retention without a unit',
    { backup: { destination: 's3://b', host: 'h.example.com', retention: '30' } },
    'backups are kept for "30".',
  ],
  [
    'a destination that is not a bucket',
    { backup: { destination: '/backups', host: 'h.example.com', retention: '30d' } },
    'backups go to "/backups".',
  ],
])('refuses %s', (_, more, message) => {
  expect(refusals(() => place(chart(), more))[0]?.[1]).toBe(message);
});

test('refuses a cluster whose API server nobody can find', () => {
  expect(refusals(() => place(chartIn({}, { versions })))[0]?.[0]).toBe('api-server');
});

test('A4: settings by hand win over those that follow from the memory', () => {
  const scope = chart();
  place(scope, { parameters: { work_mem: '32MB' } });
  expect(only(scope, 'Cluster').spec['postgresql']).toMatchObject({
    parameters: { work_mem: '32MB', shared_buffers: '32MB' },
  });
});

describe('with a pooler', () => {
  const pooler = { pooling: 'session', poolSize: 40, maxClients: 500 } as const;

  test('A4 A5: callers get the pooler, migrations the primary', () => {
    const scope = chart({ prometheus });
    const endpoint = place(scope, { pooler });
    expect(endpoint).toMatchObject({
      port: 5432,
      maxConnections: 500,
      reservedConnections: 0,
      facts: { host: 'orders-pooler.shop', database: 'shop', tls: 'require', pooling: 'session' },
    });
    expect(direct(endpoint)).toMatchObject({ maxConnections: 200, facts: { host: 'orders-rw.shop' } });
    expect(only(scope, 'Pooler').spec).toEqual({
      cluster: { name: 'orders' },
      instances: 2,
      type: 'rw',
      pgbouncer: {
        poolMode: 'session',
        parameters: {
          default_pool_size: '40',
          max_db_connections: '40',
          max_client_conn: '500',
          ignore_startup_parameters: 'extra_float_digits',
        },
      },
      deploymentStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: { spec: { containers: [{ name: 'pgbouncer', resources: expect.anything() }] } },
    });
    expect(only(scope, 'PodDisruptionBudget', 'orders-pooler').spec).toMatchObject({ maxUnavailable: 1 });
    expect(only(scope, 'PodMonitor', 'orders-pooler').spec).toMatchObject({
      selector: { matchLabels: { 'cnpg.io/poolerName': 'orders-pooler' } },
    });
  });

  test('C6: callers reach the pooler, and only the pooler reaches the database', () => {
    const scope = chart();
    new Worker(scope, 'mailer', { image, resources: small, calls: [place(scope, { pooler })] });
    const froms = (policy: string) =>
      (only(scope, 'NetworkPolicy', policy).spec['ingress'] as { from: { podSelector?: { matchLabels: object } }[] }[])
        .flatMap(({ from }) => from)
        .map(({ podSelector }) => podSelector?.matchLabels);
    expect(froms('orders-pooler')).toEqual([{ 'app.kubernetes.io/name': 'mailer' }]);
    expect(froms('orders')).toContainEqual({ 'cnpg.io/poolerName': 'orders-pooler' });
    expect(froms('orders')).not.toContainEqual({ 'app.kubernetes.io/name': 'mailer' });
  });

  test('refuses sizes that do not fit', () => {
    expect(
      refusals(() => place(chart(), { pooler: { ...pooler, maxClients: 10, instances: 0 } })).map(
        ([, message]) => message,
      ),
    ).toEqual(['it takes 10 clients for 40 connections.', 'the number of instances is 0.']);
  });
});
