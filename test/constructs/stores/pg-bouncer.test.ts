import { App, Chart } from 'cdk8s';
import { runChecks } from '../../../src/checks/registry.js';
import type { PgBouncerProps } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { direct, HookJob, httpGet, pgBouncer, pooled, postgres, WebService } from '../../../src/index.js';
import { chartIn, containerOf, only, plainChart, podOf, refusals, small } from '../support.js';

const databaseIn = (chart: Chart) =>
  postgres({
    image: 'postgres:15.13',
    database: 'shop',
    credentials: 'shop/db',
    maxConnections: 200,
    resources: small,
  }).inCluster(chart, 'db');

function poolerIn(chart = plainChart(), props: Partial<PgBouncerProps> = {}) {
  const pooler = pgBouncer(chart, 'pgbouncer', {
    image: 'pgbouncer:1.24.1',
    database: databaseIn(chart),
    pooling: 'session',
    poolSize: 40,
    maxClients: 1000,
    resources: small,
    ...props,
  });
  return { chart, pooler };
}
const iniOf = (chart: Chart) =>
  (only(chart, 'ConfigMap', 'pgbouncer-files')['data'] as Record<string, string>)['etc_pgbouncer_pgbouncer.ini'];

test('A4: its configuration, in session mode', () => {
  expect(iniOf(poolerIn().chart)).toBe(`[databases]
shop = host=db.shop port=5432 dbname=shop

[pgbouncer]
listen_addr = 0.0.0.0
listen_port = 6432
unix_socket_dir =
auth_type = scram-sha-256
auth_file = /run/secrets/users/userlist.txt
pool_mode = session
default_pool_size = 40
max_db_connections = 40
max_client_conn = 1000
ignore_startup_parameters = extra_float_digits
server_tls_sslmode = disable
`);
});

test('A4 H2: with an issuer for names inside the cluster it speaks TLS on both sides', () => {
  const { chart, pooler } = poolerIn(chartIn({ internalIssuer: 'internal', reloader: true }));
  expect(iniOf(chart)).toMatch(
    /server_tls_sslmode = require\nclient_tls_sslmode = require\nclient_tls_cert_file = \/run\/secrets\/tls\/tls.crt\n/,
  );
  expect(pooler.facts.tls).toBe('require');
  expect(only(chart, 'Certificate', 'pgbouncer').spec).toEqual({
    secretName: 'pgbouncer-tls',
    issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'internal' },
    dnsNames: ['pgbouncer', 'pgbouncer.shop', 'pgbouncer.shop.svc'],
    privateKey: { rotationPolicy: 'Always' },
  });
  const deployment = only(chart, 'Deployment');
  expect(podOf(deployment).volumes).toContainEqual({
    name: 'secret-tls',
    secret: {
      secretName: 'pgbouncer-tls',
      defaultMode: 0o440,
      items: [
        { key: 'tls.crt', path: 'tls.crt' },
        { key: 'tls.key', path: 'tls.key' },
      ],
    },
  });
  expect(deployment.metadata.annotations).toMatchObject({
    'secret.reloader.stakater.com/reload': 'pgbouncer-tls',
  });
});

test('A4: a server whose name is verified is verified', () => {
  const chart = plainChart();
  const database = databaseIn(chart);
  pgBouncer(chart, 'pgbouncer', {
    image: 'pgbouncer:1.24.1',
    database: { ...database, facts: { ...database.facts, tls: 'verify-full' } },
    pooling: 'transaction',
    poolSize: 40,
    maxClients: 1000,
    resources: small,
  });
  expect(iniOf(chart)).toContain(
    'server_tls_sslmode = verify-full\nserver_tls_ca_file = /etc/ssl/certs/ca-certificates.crt\n',
  );
});

test('A4 C8: its users come from the secret store, in quotes that no password can leave', () => {
  const { chart } = poolerIn();
  expect(only(chart, 'ExternalSecret', 'pgbouncer-users').spec['target']).toEqual({
    template: {
      data: {
        'userlist.txt':
          '"{{ .shop_db_user | replace "\\"" "\\"\\"" }}" "{{ .shop_db_password | replace "\\"" "\\"\\"" }}"\n' +
          '"{{ .shop_db_next_user | replace "\\"" "\\"\\"" }}" "{{ .shop_db_next_password | replace "\\"" "\\"\\"" }}"\n',
      },
    },
  });
});

test('A4 C4: a Deployment of two that starts with its file, whatever the image', () => {
  const deployment = only(poolerIn().chart, 'Deployment');
  expect(deployment.spec).toMatchObject({
    replicas: 2,
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  });
  expect(containerOf(deployment)).toMatchObject({
    command: ['/bin/sh', '/etc/pgbouncer/start.sh', '/etc/pgbouncer/pgbouncer.ini'],
    ports: [{ name: 'pgbouncer', containerPort: 6432 }],
    readinessProbe: { tcpSocket: { port: 'pgbouncer' } },
  });
  expect(podOf(deployment).securityContext).toMatchObject({ runAsUser: 70 });
});

test('A4: what callers know; migrations go around it', () => {
  const { pooler } = poolerIn(plainChart(), { pooling: 'transaction', serviceName: 'pool' });
  expect(pooler).toMatchObject({
    protocol: 'postgres',
    port: 6432,
    maxConnections: 1000,
    facts: { host: 'pool.shop', port: 6432, database: 'shop', tls: 'disable', pooling: 'transaction' },
  });
  expect(direct(pooler).facts.host).toBe('db.shop');
  expect(direct(direct(pooler))).toBe(direct(pooler));
});

test.each([
  [1, 1000],
  [2, 1000],
  [3, 2000],
])('A5: %i poolers of 1000 clients each promise callers room for %i, also while one is away', (replicas, room) => {
  expect(poolerIn(plainChart(), { replicas }).pooler.maxConnections).toBe(room);
});

test.each<[string, Partial<PgBouncerProps>, string]>([
  ['a pool of nothing', { poolSize: 0 }, 'the pool size is 0.'],
  ['fewer clients than connections', { maxClients: 10 }, 'it takes 10 clients for 40 connections.'],
  ['an invalid mode', { pooling: 'statement' as 'session' }, 'the pooling is "statement".'],
  ['no replicas', { replicas: 0 }, 'the number of replicas is 0.'],
])('refuses %s', (_, props, message) => {
  expect(refusals(() => poolerIn(plainChart(), props)).map(each => each[1])).toContain(message);
});

describe('the connection budget', () => {
  /** Up to 20 pods with a pool of 25, and a migration. */
  function problems(hasPooler: boolean, poolSize = 40, maxClients = 1000) {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
    const { pooler } = hasPooler ? poolerIn(chart, { poolSize, maxClients }) : { pooler: databaseIn(chart) };
    new HookJob(chart, 'migrate', { image: 'a:1.0', resources: small, calls: [pooled(direct(pooler), 2)] });
    new WebService(chart, 'api', {
      image: 'a:1.0',
      resources: small,
      ports: { http: 8080 },
      probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
      calls: [pooled(pooler, 25)],
      replicas: [3, 20],
    });
    return runChecks(graphOf(app), { kubernetes: '1.31' }, { only: ['database-connections'] }).map(
      ({ message }) => message,
    );
  }

  test('A5: up to 20 pods with 25 connections each are too many for a server that takes 200', () => {
    expect(problems(false)).toEqual([
      '1002 connections to "shop/db:postgres", which takes 200 - 3 reserved: migrate 1 x 2 + api (20 + 1 surge + 19 stopping) x 25',
    ]);
  });

  test('A5: through the pooler the server sees the pools of the pooler', () => {
    expect(problems(true)).toEqual([]);
  });

  test('A5: pools of the pooler that are too large for the server', () => {
    expect(problems(true, 50)).toEqual([
      '202 connections to "shop/db:postgres", which takes 200 - 3 reserved: pgbouncer (2 + 1 surge + 1 stopping) x 50 + migrate 1 x 2',
    ]);
  });

  test('A5: more clients than one pod of the pooler takes', () => {
    expect(problems(true, 40, 500)).toEqual([
      '1000 connections to "shop/pgbouncer:postgres", which takes 500: api (20 + 1 surge + 19 stopping) x 25',
    ]);
  });
});
