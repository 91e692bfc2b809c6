import { App } from 'cdk8s';
import { databaseConnections } from '../../../src/checks/rules/database-connections.js';
import { Graph } from '../../../src/graph/graph.js';
import type { Intents } from '../../../src/intent/intents.js';
import { secretRef } from '../../../src/intent/secret.js';
import { deployment, object } from '../support/manifests.js';
import { graphOf } from '../support/tester.js';

const by = new App();
const server: Intents['call']['to'] = {
  id: 'shop/db:postgres',
  protocol: 'postgres',
  transport: 'TCP',
  port: 5432,
  peer: { namespace: 'x', pods: { app: 'db' } },
  wave: 0,
  facts: {
    host: 'db',
    port: 5432,
    database: 'shop',
    tls: 'disable',
    user: secretRef('a', 'user'),
    password: secretRef('a', 'password'),
  },
  maxConnections: 200,
};
const callFrom = (app: string, pool?: number): Intents['call'] => ({
  to: server,
  ...(pool !== undefined && { pool }),
  from: { namespace: 'x', pods: { app } },
});

/** Manifests and the calls that were declared beside them. */
function found(yaml: string, calls: readonly Intents['call'][]) {
  const { objects } = graphOf(yaml);
  const graph = new Graph(objects, kind => (kind === 'call' ? (calls.map(value => ({ by, value })) as never) : []));
  return [...databaseConnections.check(graph, { kubernetes: '1.31' })].map(each => [
    each.object.name,
    each.path,
    each.message,
  ]);
}

const scaled = (max: number) =>
  deployment('strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }') +
  object(
    'HorizontalPodAutoscaler',
    'api',
    `spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: ${max} }`,
  );
const job = object(
  'Job',
  'migrate',
  'spec: { template: { metadata: { labels: { app: migrate } }, spec: { containers: [] } } }',
  'batch/v1',
);

test('A5: accepts pools that fit at full scale, what surges and what stops included', () => {
  expect(found(scaled(4), [callFrom('api', 25)])).toEqual([]);
});

test('A5: sums every caller, at the maximum of its autoscaler and in the middle of a rollout', () => {
  expect(found(scaled(8) + job, [callFrom('api', 25), callFrom('migrate', 2)])).toEqual([
    [
      'api',
      'spec.replicas',
      '402 connections to "shop/db:postgres", which takes 200: api (8 + 1 surge + 7 stopping) x 25 + migrate 1 x 2',
    ],
  ]);
});

test('a quarter more pods is the rollout that nobody wrote, and the others of the last generation end', () => {
  expect(found(deployment('replicas: 8'), [callFrom('api', 21)])).toEqual([
    [
      'api',
      'spec.replicas',
      '336 connections to "shop/db:postgres", which takes 200: api (8 + 2 surge + 6 stopping) x 21',
    ],
  ]);
});

test('says nothing of callers without a pool', () => {
  expect(found(scaled(100), [callFrom('api')])).toEqual([]);
});

test('what the server keeps for repairs is not for callers', () => {
  const kept = { ...callFrom('migrate', 198), to: { ...server, reservedConnections: 3 } };
  expect(found(job, [kept])).toEqual([
    [
      'migrate',
      'spec.replicas',
      '198 connections to "shop/db:postgres", which takes 200 - 3 reserved: migrate 1 x 198',
    ],
  ]);
  expect(found(job, [{ ...kept, pool: 197 }])).toEqual([]);
});
