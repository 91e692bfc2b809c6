import { App } from 'cdk8s';
import { consequencesOf } from '../../src/diff/consequences.js';
import { Graph } from '../../src/graph/graph.js';
import type { Intents } from '../../src/intent/intents.js';
import { secretRef } from '../../src/intent/secret.js';
import { deployment, object } from '../checks/support/manifests.js';
import { graphOf } from '../checks/support/tester.js';

const by = new App();
const call: Intents['call'] = {
  from: { namespace: 'x', pods: { app: 'api' } },
  pool: 10,
  to: {
    ...{ id: 'shop/db:postgres', protocol: 'postgres', transport: 'TCP', port: 5432, wave: 0, maxConnections: 100 },
    peer: { namespace: 'x', pods: { app: 'db' } },
    facts: {
      ...{ host: 'db', port: 5432, database: 'shop', tls: 'disable' },
      ...{ user: secretRef('a', 'user'), password: secretRef('a', 'password') },
    },
  },
};

/** At most so many pods, and in a rollout as many that are stopping. */
function scaled(max: number): Graph {
  const target = `{ apiVersion: apps/v1, kind: Deployment, name: api }`;
  const autoscaler = `spec: { scaleTargetRef: ${target}, maxReplicas: ${max} }`;
  const { objects } = graphOf(
    deployment('strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }') +
      object('HorizontalPodAutoscaler', 'api', autoscaler),
  );
  return new Graph(objects, kind => (kind === 'call' ? ([{ by, value: call }] as never) : []));
}

const said = (was: number, is: number) =>
  consequencesOf({ previous: scaled(was), next: scaled(is), kubernetes: '1.35' })
    .filter(({ id }) => id === 'connections-changed')
    .map(({ message }) => message);

test.each([
  [2, 2, []],
  [2, 5, ['with all others opens at most 40 → 100 of 100 connections to shop/db:postgres']],
  [4, 6, ['with all others opens at most 80 → 120 of 100 connections to shop/db:postgres, 20 more than it accepts']],
  [6, 4, ['with all others opens at most 120 → 80 of 100 connections to shop/db:postgres']],
])('from %i to %i pods', (was, is, messages) => {
  expect(said(was, is)).toEqual(messages);
});
