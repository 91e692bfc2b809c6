import { storeReplicated } from '../../../src/checks/rules/store-replicated.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const set = (spec: string) =>
  object(
    'StatefulSet',
    'db',
    `spec: { ${spec}, serviceName: db, selector: { matchLabels: { app: db } }, template: { metadata: { labels: { app: db } }, spec: { containers: [] } } }`,
    'apps/v1',
  );
const claims = 'volumeClaimTemplates: [{ metadata: { name: data } }]';
const cluster = (instances: string) => object('Cluster', 'db', `spec: { ${instances} }`, 'postgresql.cnpg.io/v1');

testCheck(storeReplicated, {
  example: [['StatefulSet database', 'spec.replicas', 'keeps its data in a single pod']],
  valid: [
    { name: 'three pods', yaml: set(`replicas: 3, ${claims}`) },
    { name: 'a set without volumes', yaml: set('replicas: 1') },
    { name: 'a replicated cluster', yaml: cluster('instances: 2') },
    { name: 'a Cluster of another operator', yaml: object('Cluster', 'db', 'spec: {}', 'example.com/v1') },
  ],
  invalid: [
    {
      name: 'a cluster of one',
      yaml: cluster('instances: 1'),
      findings: [['Cluster x/db', 'spec.instances', 'keeps its data in a single pod']],
      severity: 'warning',
    },
  ],
});
