import { immutableChanges } from '../../src/compare/immutable-fields.js';
import { graphOf } from '../checks/support/tester.js';

const changes = (before: string, after: string, kubernetes?: string) =>
  [...immutableChanges(graphOf(before), graphOf(after), kubernetes)].map(({ path, message }) => [path, message]);

const pod = (spec: string, container = '', image = 'registry.example.com/api:1.0.0') => `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec: { containers: [{ name: api, image: '${image}' ${container} }] ${spec} }
`;
const refused = 'cannot change, and does: the API server refuses the Pod';

test.each([
  ['another image', pod(''), pod('', '', 'registry.example.com/api:latest')],
  ['a deadline, and a shorter one', pod(', activeDeadlineSeconds: 60'), pod(', activeDeadlineSeconds: 30')],
  ['one toleration more', pod(', tolerations: [{ key: a }]'), pod(', tolerations: [{ key: b }, { key: a }]')],
  ['a default that is written out', pod(''), pod(', dnsPolicy: ClusterFirst, serviceAccountName: default')],
  ['the node that it is on', pod(''), pod(', nodeName: node-1')],
  ['what a gate still holds back', pod(', schedulingGates: [{ name: a }]'), pod(', nodeSelector: { disk: ssd }')],
  ['labels', pod(''), pod('').replace('namespace: shop', 'namespace: shop, labels: { a: b }')],
])('a Pod takes %s', (_, before, after) => expect(changes(before, after)).toEqual([]));

test.each([
  ['a variable', pod(''), pod('', ', env: [{ name: A, value: b }]'), 'spec.containers'],
  ['a request', pod(''), pod('', ', resources: { requests: { cpu: 100m } }'), 'spec.containers'],
  ['another account', pod(''), pod(', serviceAccountName: api'), 'spec.serviceAccountName'],
  ['no deadline any more', pod(', activeDeadlineSeconds: 60'), pod(''), 'spec.activeDeadlineSeconds'],
  ['a toleration less', pod(', tolerations: [{ key: a }]'), pod(''), 'spec.tolerations'],
  ['a volume', pod(''), pod(', volumes: [{ name: a, emptyDir: {} }]'), 'spec.volumes'],
])('a Pod refuses %s', (_, before, after, path) => expect(changes(before, after)).toEqual([[path, refused]]));

test('a StatefulSet takes another number of revisions from Kubernetes 1.33 on', () => {
  const set = (limit: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec: { serviceName: db ${limit} }
`;
  const [none, ten, five] = [set(''), set(', revisionHistoryLimit: 10'), set(', revisionHistoryLimit: 5')];
  expect(changes(none, five, '1.32')).toEqual([
    ['spec.revisionHistoryLimit', 'cannot change before Kubernetes 1.33, and does: the API server refuses the object'],
  ]);
  expect(changes(none, five, '1.33')).toEqual([]);
  expect(changes(none, five)).toEqual([]);
  expect(changes(none, ten, '1.32')).toEqual([]);
});
