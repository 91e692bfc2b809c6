import { managedPostgres, managedRedis, Worker } from '../../../src/index.js';
import { only, plainChart, refusals, small } from '../support.js';

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
