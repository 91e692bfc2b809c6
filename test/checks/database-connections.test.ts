import { App } from 'cdk8s';
import { databaseConnections } from '../../src/checks/database-connections.js';
import { Graph } from '../../src/graph/graph.js';
import type { Intents } from '../../src/intent/intents.js';
import { secretRef } from '../../src/intent/secret.js';
import { deployment, object } from './manifests.js';
import { graphOf } from './tester.js';

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
  deployment('strategy: { rollingUpdate: { maxSurge: 1 } }') +
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

test('accepts pools that fit at full scale, surge included', () => {
  expect(found(scaled(7), [callFrom('api', 25)])).toEqual([]);
});

test('sums every caller, at the maximum of its autoscaler and with the surge of a rollout', () => {
  expect(found(scaled(8) + job, [callFrom('api', 25), callFrom('migrate', 2)])).toEqual([
    [
      'api',
      'spec.replicas',
      '227 connections to "shop/db:postgres", which takes 200: api (8 + 1 surge) x 25 + migrate 1 x 2',
    ],
  ]);
});

test('a quarter more pods is the surge that nobody wrote', () => {
  expect(found(deployment('replicas: 8'), [callFrom('api', 21)])).toEqual([
    ['api', 'spec.replicas', '210 connections to "shop/db:postgres", which takes 200: api (8 + 2 surge) x 21'],
  ]);
});

test('says nothing of callers without a pool', () => {
  expect(found(scaled(100), [callFrom('api')])).toEqual([]);
});
