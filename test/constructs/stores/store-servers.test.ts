import type { Chart } from 'cdk8s';
import type { PostgresProps, RedisProps } from '../../../src/entries/types.js';
import type { Endpoint } from '../../../src/index.js';
import { postgres, redis, Worker } from '../../../src/index.js';
import { chartIn, containerOf, only, plainChart, podOf, refusals, small, templateOf } from '../support.js';

function postgresIn(props: Partial<PostgresProps> = {}, chart = plainChart()): [Chart, Endpoint<'postgres'>] {
  const spec = postgres({
    image: 'postgres:15.13-alpine',
    database: 'shop',
    credentials: 'shop/db',
    resources: small,
    ...props,
  });
  return [chart, spec.inCluster(chart, 'db')];
}

function redisIn(props: Partial<RedisProps> = {}, chart = plainChart()): [Chart, Endpoint<'redis'>] {
  const spec = redis({
    image: 'redis:7.4.4',
    credentials: 'shop/cache',
    maxMemory: '200mb',
    purpose: 'sessions',
    resources: small,
    ...props,
  });
  return [chart, spec.inCluster(chart, 'cache')];
}

const set = ([chart]: [Chart, unknown]) => only(chart, 'StatefulSet');
const kept = {
  'argocd.argoproj.io/sync-options': expect.stringMatching(/^Prune=(false|confirm),Delete=confirm$/),
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

test.each([
  ['postgres', () => set(postgresIn())],
  ['redis', () => set(redisIn())],
])('C12: %s and its volume are protected from pruning and deletion, and come before what calls it', (_, store) => {
  expect(store().metadata.annotations).toEqual({ ...kept, 'argocd.argoproj.io/sync-wave': '-1' });
  expect(store().spec['volumeClaimTemplates']).toMatchObject([{ metadata: { name: 'data', annotations: kept } }]);
  expect(store().spec).not.toHaveProperty('replicas');
});

test('C3: postgres runs as its image does, and writes to its volume and to sized folders', () => {
  const store = set(postgresIn());
  expect(podOf(store)).toMatchObject({
    securityContext: { runAsNonRoot: true, runAsUser: 70, runAsGroup: 70, fsGroup: 70 },
    terminationGracePeriodSeconds: 120,
    volumes: [
      { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
      { name: 'var-run-postgresql', emptyDir: { sizeLimit: '16Mi' } },
      { name: 'files-etc-postgres-logins' },
      { name: 'secret-logins' },
    ],
  });
  expect(containerOf(store)).toMatchObject({
    args: expect.arrayContaining(['-c', 'max_connections=100']),
    ports: [{ name: 'postgres', containerPort: 5432 }],
    resources: { limits: { 'ephemeral-storage': '272Mi' } },
    securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'var-run-postgresql', mountPath: '/var/run/postgresql' },
      { name: 'files-etc-postgres-logins', mountPath: '/etc/postgres-logins', readOnly: true },
      { name: 'secret-logins', mountPath: '/run/secrets/logins', readOnly: true },
      { name: 'data', mountPath: '/var/lib/postgresql/data' },
    ],
    livenessProbe: { exec: { command: ['pg_isready', '--host', '127.0.0.1'] } },
    readinessProbe: { exec: { command: ['pg_isready', '--host', '127.0.0.1'] } },
    startupProbe: { periodSeconds: 5, failureThreshold: 60 },
  });
  expect(templateOf(store).metadata?.annotations).toMatchObject({
    'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': 'tmp,var-run-postgresql',
  });
});

test('postgres takes its database from the configuration and its credentials from the store', () => {
  const [chart] = postgresIn();
  expect(only(chart, 'ConfigMap', 'db-config')['data']).toEqual({
    POSTGRES_DB: 'shop',
    POSTGRES_USER_FILE: '/run/secrets/logins/user',
    POSTGRES_PASSWORD_FILE: '/run/secrets/logins/password',
    POSTGRES_NEXT_USER_FILE: '/run/secrets/logins/next-user',
    POSTGRES_NEXT_PASSWORD_FILE: '/run/secrets/logins/next-password',
    PGDATA: '/var/lib/postgresql/data/pgdata',
  });
  expect(only(chart, 'ExternalSecret').spec['data']).toEqual(
    ['next-password', 'next-user', 'password', 'user'].map(key => ({
      secretKey: key,
      remoteRef: { key: 'shop/db', property: key },
    })),
  );
});

test('what callers of postgres know', () => {
  const [, endpoint] = postgresIn({ maxConnections: 200, serviceName: 'postgres-service' });
  expect(endpoint).toMatchObject({
    protocol: 'postgres',
    transport: 'TCP',
    port: 5432,
    wave: -1,
    maxConnections: 200,
    peer: { namespace: 'shop', pods: { 'app.kubernetes.io/name': 'db' } },
    facts: {
      host: 'postgres-service.shop',
      port: 5432,
      database: 'shop',
      tls: 'disable',
      user: { path: 'shop/db', property: 'user' },
      password: { path: 'shop/db', property: 'password' },
    },
  });
});

test('each option of postgres', () => {
  const chart = chartIn({ storageClass: 'fast' });
  const store = set(
    postgresIn(
      { maxConnections: 200, storage: '10Gi', serviceName: 'postgres-service', user: 999, selector: { app: 'db' } },
      chart,
    ),
  );
  expect(store.spec).toMatchObject({
    serviceName: 'postgres-service',
    selector: { matchLabels: { app: 'db' } },
    volumeClaimTemplates: [
      {
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast',
          resources: { requests: { storage: '10Gi' } },
        },
      },
    ],
  });
  expect(containerOf(store).args).toEqual(expect.arrayContaining(['-c', 'max_connections=200']));
  expect(podOf(store).securityContext?.runAsUser).toBe(999);
  expect(only(chart, 'Service')).toMatchObject({
    metadata: { name: 'postgres-service' },
    spec: {
      clusterIP: 'None',
      selector: { app: 'db' },
      ports: [{ name: 'postgres', port: 5432, targetPort: 'postgres' }],
    },
  });
});

test('redis wants a password, keeps its data, and stays within its memory', () => {
  const store = set(redisIn());
  expect(containerOf(store)).toMatchObject({
    args: ['redis-server', '--appendonly', 'yes', '--maxmemory', '200mb', '--maxmemory-policy', 'noeviction'],
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'files-etc-redis-server', mountPath: '/etc/redis-server', readOnly: true },
      { name: 'secret-passwords', mountPath: '/run/secrets/passwords', readOnly: true },
      { name: 'data', mountPath: '/data' },
    ],
  });
  expect(podOf(store).securityContext).toMatchObject({ runAsUser: 999, fsGroup: 999 });
  expect(redisIn()[1]).toMatchObject({
    protocol: 'redis',
    port: 6379,
    facts: { host: 'cache.shop', port: 6379, tls: false, password: { path: 'shop/cache', property: 'password' } },
  });
});

test('C6: only callers reach the store, and it calls nobody', () => {
  const [chart, endpoint] = postgresIn();
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, calls: [endpoint] });
  expect(only(chart, 'NetworkPolicy', 'db').spec).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'db' } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'mailer' } } }], ports: [{ port: 5432 }] },
    ],
  });
});

test('refuses a size and a Service name that are none', () => {
  expect(refusals(() => postgresIn({ storage: '10GB' }))).toEqual([
    ['storage', 'the volume\'s size is "10GB".', 'A size looks like "10Gi".'],
  ]);
  expect(refusals(() => redisIn({ serviceName: 'cache.shop' })).map(([, message]) => message)).toEqual([
    'the Service is named "cache.shop".',
  ]);
});
