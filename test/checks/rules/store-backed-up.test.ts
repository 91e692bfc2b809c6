import { App } from 'cdk8s';
import { checkGraph } from '../../../src/checks/registry.js';
import { storeBackedUp } from '../../../src/checks/rules/store-backed-up.js';
import { Graph } from '../../../src/graph/graph.js';
import type { PodPeer } from '../../../src/intent/endpoint.js';
import { object } from '../support/manifests.js';
import { graphOf, testCheck } from '../support/tester.js';

const set = (annotations = '') =>
  object(
    'StatefulSet',
    'db',
    `spec: { serviceName: db, selector: { matchLabels: { app: db } }, template: { metadata: { labels: { app: db }, annotations: { ${annotations} } }, spec: { containers: [] } }, volumeClaimTemplates: [{ metadata: { name: data } }] }`,
    'apps/v1',
  );
const cluster = object('Cluster', 'db', 'spec: { instances: 3 }', 'postgresql.cnpg.io/v1');
const schedule = (of: string) =>
  object(
    'ScheduledBackup',
    'daily',
    `spec: { cluster: { name: ${of} }, schedule: 0 0 2 * * * }`,
    'postgresql.cnpg.io/v1',
  );

testCheck(storeBackedUp, {
  example: [['Cluster database', '', 'keeps data that nothing backs up']],
  valid: [
    { name: 'a cluster with a schedule', yaml: cluster + schedule('db') },
    { name: 'a set whose volumes Velero copies', yaml: set('backup.velero.io/backup-volumes: data') },
  ],
  invalid: [
    {
      name: "another cluster's schedule",
      yaml: cluster + schedule('other'),
      findings: [['Cluster x/db', '', 'keeps data that nothing backs up']],
      severity: 'warning',
    },
    { name: 'a set', yaml: set(), findings: [['StatefulSet x/db', '', 'keeps data that nothing backs up']] },
  ],
});

const backedUp = (of: PodPeer) => {
  const { objects } = graphOf(set());
  const declared = [{ by: new App(), value: { of } }];
  return [
    ...storeBackedUp.check(new Graph(objects, kind => (kind === 'backup' ? (declared as never) : [])), {
      kubernetes: '1.31',
    }),
  ];
};

test('a declared backup is one for the pods that it names', () => {
  expect(backedUp({ namespace: 'x', pods: { app: 'db' } })).toEqual([]);
  expect(backedUp({ namespace: undefined, pods: { app: 'db' } })).toEqual([]);
  expect(backedUp({ namespace: 'y', pods: { app: 'db' } })).toHaveLength(1);
  expect(backedUp({ namespace: 'x', pods: { app: 'other' } })).toHaveLength(1);
});

test('stores are judged in production only', () => {
  const ids = (tier?: 'development' | 'staging' | 'production') =>
    checkGraph(graphOf(set()), { kubernetes: '1.31', ...(tier && { tier }) })
      .problems.map(({ id }) => id)
      .filter(id => id.startsWith('store-'));
  expect(ids('production')).toEqual(['store-backed-up', 'store-replicated']);
  expect(ids('staging')).toEqual([]);
  expect(ids('development')).toEqual([]);
  expect(ids()).toEqual([]);
});
