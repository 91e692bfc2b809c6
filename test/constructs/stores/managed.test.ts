import type { ConfigMapKey, Secret } from '../../../src/entries/types.js';
import {
  Catalogue,
  ConfigMap,
  configMapKey,
  managedPostgres,
  managedRedis,
  pgBouncer,
  secretFile,
  secretRef,
  Worker,
} from '../../../src/index.js';
import { containerOf, ofKind, only, plainChart, podOf, refusals, small } from '../support.js';

const redisNeeds = { credentials: 'shop/cache', resources: small };
const postgresNeeds = {
  database: 'shop',
  credentials: 'shop/db',
  maxConnections: 100,
  storage: '5Gi',
  resources: small,
};
const server = { host: 'db.example.com', cidrs: ['10.20.0.0/24'], credentials: 'shop/db' };

test('a PostgreSQL server outside: verified, and there before everything', () => {
  const chart = plainChart();
  const endpoint = managedPostgres({ ...server, maxConnections: 200 }).place(postgresNeeds)(chart, 'db');
  expect(endpoint).toEqual({
    id: 'shop/db:postgres',
    protocol: 'postgres',
    transport: 'TCP',
    port: 5432,
    wave: Number.NEGATIVE_INFINITY,
    peer: { cidrs: ['10.20.0.0/24'], hosts: ['db.example.com'] },
    maxConnections: 200,
    reservedConnections: 3,
    facts: {
      host: 'db.example.com',
      port: 5432,
      database: 'shop',
      tls: 'verify-full',
      user: { path: 'shop/db', property: 'user' },
      password: { path: 'shop/db', property: 'password' },
    },
  });
  expect(chart.toJson()).toEqual([]);
});

test('a Redis server outside, over TLS', () => {
  const endpoint = managedRedis({ ...server, port: 6380 }).place(redisNeeds)(plainChart(), 'cache');
  expect(endpoint).toMatchObject({
    port: 6380,
    facts: { host: 'db.example.com', port: 6380, tls: true, password: { path: 'shop/db', property: 'password' } },
  });
});

test('C6 C11: its callers reach its addresses, and wait for nothing', () => {
  const chart = plainChart();
  const endpoint = managedPostgres({ ...server, maxConnections: 200 }).place(postgresNeeds)(chart, 'db');
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, calls: [endpoint] });
  expect(only(chart, 'Deployment').metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '1' });
  expect((only(chart, 'NetworkPolicy').spec['egress'] as unknown[])[1]).toEqual({
    to: [{ ipBlock: { cidr: '10.20.0.0/24' } }],
    ports: [{ port: 5432 }],
  });
});

test('refuses to call a server without addresses', () => {
  const chart = plainChart();
  const endpoint = managedRedis({ ...server, cidrs: [] }).place(redisNeeds)(chart, 'cache');
  const call = () => new Worker(chart, 'mailer', { image: 'a:1', resources: small, calls: [endpoint] });
  expect(refusals(call)).toEqual([
    [
      'address',
      'there are no addresses for db.example.com.',
      'Give address ranges such as "10.20.0.0/24"; for the whole internet "0.0.0.0/0".',
    ],
  ]);
});

describe('the SQL that the system needs', () => {
  const init = { '20-grants.sql': 'GRANT a TO b;\n', '10-schema.sql': 'CREATE SCHEMA audit;\n' };
  const needs = { ...postgresNeeds, init, image: 'postgres:16.9' };

  test('D4 C11: a Job runs it in the order of its names, and whoever calls the database comes later', () => {
    const chart = plainChart();
    const endpoint = managedPostgres({ ...server, maxConnections: 200 }).place(needs)(chart, 'db');
    const job = only(chart, 'Job', 'db-init');
    expect(containerOf(job)).toMatchObject({
      image: 'postgres:16.9',
      command: [
        ...['psql', '--no-psqlrc', '--set=ON_ERROR_STOP=1'],
        ...['--file=/etc/init/10-schema.sql', '--file=/etc/init/20-grants.sql'],
      ],
    });
    expect(only(chart, 'ConfigMap', 'db-init-files')['data']).toEqual({
      'etc_init_10-schema.sql': 'CREATE SCHEMA audit;\n',
      'etc_init_20-grants.sql': 'GRANT a TO b;\n',
    });
    expect(only(chart, 'ConfigMap', 'db-init-config')['data']).toEqual({
      PGHOST: 'db.example.com',
      PGPORT: '5432',
      PGDATABASE: 'shop',
      PGSSLMODE: 'verify-full',
      PGSSLROOTCERT: '/etc/ssl/certs/ca-certificates.crt',
    });
    new Worker(chart, 'mailer', { image: 'a:1', resources: small, calls: [endpoint] });
    const waveOf = (kind: string, name: string) =>
      Number(only(chart, kind, name).metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
    expect(waveOf('Deployment', 'mailer')).toBeGreaterThan(waveOf('Job', 'db-init'));
  });

  test('is refused where nothing can run it', () => {
    const place = (more: object) => () =>
      managedPostgres({ ...server, maxConnections: 200 }).place({ ...postgresNeeds, init, ...more })(
        plainChart(),
        'db',
      );
    expect(refusals(place({})).map(each => each[1])).toEqual(['there is SQL to run, and no image that has psql.']);
    expect(refusals(place({ image: 'a:1', init: { 'a.sh': '' } })).map(each => each[1])).toEqual([
      'a script is named "a.sh".',
    ]);
  });
});

describe('who signs its certificate', () => {
  const program = new Catalogue('shop', {
    PGSSLROOTCERT: secretFile('Who signs', { of: 'database-ca', key: 'ca.crt' }),
  }).bind('postgres', { PGSSLROOTCERT: ({ authority }) => authority });
  const called = (authority: Secret | ConfigMapKey) => {
    const chart = plainChart();
    const database = managedPostgres({ ...server, maxConnections: 200, authority }).place(postgresNeeds)(chart, 'db');
    new Worker(chart, 'mailer', { image: 'a:1', resources: small, calls: [database], config: program.values({}) });
    return { chart, database };
  };
  const volume = (chart: ReturnType<typeof plainChart>, of: string) =>
    podOf(only(chart, 'Deployment', of)).volumes?.find(({ name }) => name === 'secret-database-ca');
  const items = [{ key: 'ca.crt', path: 'ca.crt' }];

  test('D4 A4: a ConfigMap of the namespace, mounted where the program looks', () => {
    const { chart } = called(configMapKey('rds-ca', 'ca.crt'));
    new ConfigMap(chart, 'authority', { name: 'rds-ca', data: { 'ca.crt': 'public' } });
    expect(volume(chart, 'mailer')).toEqual({
      name: 'secret-database-ca',
      configMap: { name: 'rds-ca', items },
    });
    expect(only(chart, 'ConfigMap', 'mailer-config')['data']).toEqual({
      PGSSLROOTCERT: '/run/secrets/database-ca/ca.crt',
    });
    expect(ofKind(chart, 'ExternalSecret')).toEqual([]);
  });

  test('D4 A4: or a secret of the store', () => {
    const { chart } = called(secretRef('shop/db', 'ca.crt'));
    expect(volume(chart, 'mailer')).toMatchObject({ secret: { secretName: 'mailer-database-ca', items } });
  });

  test('A4: a pooler in front of it verifies with the same', () => {
    const { chart, database } = called(configMapKey('rds-ca', 'ca.crt'));
    const pool = { pooling: 'session', poolSize: 10, maxClients: 100 } as const;
    pgBouncer(chart, 'pgbouncer', { image: 'pgbouncer:1.24.1', database, resources: small, ...pool });
    const ini = (only(chart, 'ConfigMap', 'pgbouncer-files')['data'] as Record<string, string>)[
      'etc_pgbouncer_pgbouncer.ini'
    ];
    expect(ini).toContain('server_tls_sslmode = verify-full\nserver_tls_ca_file = /run/secrets/database-ca/ca.crt\n');
    expect(volume(chart, 'pgbouncer')).toMatchObject({ configMap: { name: 'rds-ca', items } });
  });

  test('a ConfigMap is not a place for what is read from a variable', () => {
    const wrong = new Catalogue('shop', { NAME: { ...program.variables.PGSSLROOTCERT, file: undefined } as never });
    const values = wrong.values({ NAME: configMapKey('rds-ca', 'ca.crt') as never });
    expect(values.resolve([]).problems.map(({ message }) => message)).toEqual([
      'NAME is not a file, and was given the key of a ConfigMap.',
    ]);
  });
});
