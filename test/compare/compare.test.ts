import { compareRenders } from '../../src/compare/compare.js';
import { formatObject } from '../../src/problem.js';
import { deployment, object } from '../checks/support/manifests.js';
import { graphOf } from '../checks/support/tester.js';

const found = (before: string, after: string, accepted: readonly string[] = []) =>
  compareRenders([{ previous: graphOf(before), next: graphOf(after) }], accepted).map(
    ({ id, object: of, path, message }) => [id, formatObject(of), path, message],
  );

const set = (spec: string) => object('StatefulSet', 'db', `spec: { ${spec} }`, 'apps/v1');
const claim = (spec: string, more = '') =>
  object('PersistentVolumeClaim', 'data', `spec: { ${spec} }`).replace('namespace: x', `namespace: x ${more}`);
const hpa = object(
  'HorizontalPodAutoscaler',
  'api',
  'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api } }',
);
const refused = 'cannot change, and does: the API server refuses the object';

test.each([
  ['what may change', set('replicas: 1, template: { a: b }'), set('replicas: 3, template: {}')],
  ['a new object', '', set('serviceName: db')],
  [
    'a claim that grows',
    claim('resources: { requests: { storage: 1Gi } }'),
    claim('resources: { requests: { storage: 2048Mi } }'),
  ],
  ['an object without data that is gone', deployment(), ''],
  ['a default that is written out', set('serviceName: db'), set('serviceName: db, podManagementPolicy: OrderedReady')],
  [
    'a claim of a StatefulSet that is written otherwise',
    set('volumeClaimTemplates: [{ metadata: { name: a }, spec: { resources: { requests: { storage: 1Gi } } } }]'),
    set(
      'volumeClaimTemplates: [{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: a, labels: {} }, spec: { volumeMode: Filesystem, resources: { requests: { storage: 1024Mi } } } }]',
    ),
  ],
  ['the type of a Secret', object('Secret', 'a', ''), object('Secret', 'a', 'type: Opaque')],
  [
    'defaults in the template of a Job',
    object(
      'Job',
      'a',
      'spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a:1 }] } } }',
      'batch/v1',
    ),
    object(
      'Job',
      'a',
      'spec: { completionMode: NonIndexed, template: { spec: { restartPolicy: Never, dnsPolicy: ClusterFirst, containers: [{ name: a, image: a:1, imagePullPolicy: IfNotPresent }] } } }',
      'batch/v1',
    ),
  ],
  ['keys in another order', set('selector: { a: b, c: d }'), set('selector: { c: d, a: b }')],
])('accepts %s', (_, before, after) => {
  expect(found(before, after)).toEqual([]);
});

test.each([
  [
    'the selector of a Deployment',
    deployment(),
    deployment().replace('matchLabels: { app: api }', 'matchLabels: { app: web }'),
    'Deployment x/api',
    'spec.selector',
  ],
  [
    'the claims of a StatefulSet',
    set('volumeClaimTemplates: [a]'),
    set('volumeClaimTemplates: [b]'),
    'StatefulSet x/db',
    'spec.volumeClaimTemplates',
  ],
  [
    'the scopes of a quota',
    object('ResourceQuota', 'a', 'spec: { hard: { pods: 1 }, scopes: [BestEffort] }'),
    object('ResourceQuota', 'a', 'spec: { hard: { pods: 1 } }'),
    'ResourceQuota x/a',
    'spec.scopes',
  ],
  [
    'the success policy of a Job',
    object('Job', 'a', 'spec: { successPolicy: { rules: [{ succeededCount: 1 }] } }', 'batch/v1'),
    object('Job', 'a', 'spec: { successPolicy: { rules: [{ succeededCount: 2 }] } }', 'batch/v1'),
    'Job x/a',
    'spec.successPolicy',
  ],
  [
    'the controller of an IngressClass',
    object('IngressClass', 'a', 'spec: { controller: example.com/a }', 'networking.k8s.io/v1'),
    object('IngressClass', 'a', 'spec: { controller: example.com/b }', 'networking.k8s.io/v1'),
    'IngressClass a',
    'spec.controller',
  ],
  [
    'where a PersistentVolume is',
    object('PersistentVolume', 'a', 'spec: { capacity: { storage: 1Gi }, hostPath: { path: /a } }'),
    object('PersistentVolume', 'a', 'spec: { capacity: { storage: 2Gi }, hostPath: { path: /b } }'),
    'PersistentVolume a',
    'spec.hostPath',
  ],
  ['the Service of a StatefulSet', set('serviceName: a'), set(''), 'StatefulSet x/db', 'spec.serviceName'],
  [
    'the class of a claim',
    claim('storageClassName: a'),
    claim('storageClassName: b'),
    'PersistentVolumeClaim x/data',
    'spec.storageClassName',
  ],
  [
    'the address of a Service',
    object('Service', 'a', 'spec: { clusterIP: None }'),
    object('Service', 'a', 'spec: { clusterIP: 10.96.1.1 }'),
    'Service x/a',
    'spec.clusterIP',
  ],
  [
    'the role of a binding',
    object('RoleBinding', 'a', 'roleRef: { name: a }'),
    object('RoleBinding', 'a', 'roleRef: { name: b }'),
    'RoleBinding x/a',
    'roleRef.name',
  ],
  [
    'an immutable ConfigMap',
    object('ConfigMap', 'a', 'immutable: true\ndata: { a: b }'),
    object('ConfigMap', 'a', 'data: { a: c }'),
    'ConfigMap x/a',
    'data',
  ],
])('finds a change of %s', (_, before, after, name, path) => {
  expect(found(before, after)).toEqual([['immutable-field', name, path, refused]]);
});

test.each([
  ['the completions of a Job', 'Job', 'spec: { completions: 1 }', 'spec: { completions: 2 }', 'spec.completions'],
  ['a ConfigMap that is no longer immutable', 'ConfigMap', 'immutable: true', 'immutable: false', 'immutable'],
])('finds a change of %s', (_, kind, before, after, path) => {
  expect(found(object(kind, 'a', before), object(kind, 'a', after))).toEqual([
    ['immutable-field', `${kind} x/a`, path, refused],
  ]);
});

test('an indexed Job may change its completions with its parallelism', () => {
  const job = (n: number) =>
    object('Job', 'a', `spec: { completionMode: Indexed, completions: ${n}, parallelism: ${n} }`);
  expect(found(job(1), job(2))).toEqual([]);
});

test('an address that is no longer stated stays, which nothing else says', () => {
  const [before, after] = ['spec: { clusterIP: None }', 'spec: {}'].map(spec => object('Service', 'a', spec));
  const message = 'is no longer stated, and the API server keeps "None" without a word';
  expect(found(before!, after!)).toEqual([['field-kept', 'Service x/a', 'spec.clusterIP', message]]);
});

test('a Job that is replaced may change; another may not', () => {
  const job = (image: string, annotation = '') =>
    object(
      'Job',
      'a',
      `spec: { template: { spec: { containers: [{ name: a, image: ${image} }] } } }`,
      'batch/v1',
    ).replace('namespace: x', `namespace: x ${annotation}`);
  const hook = ', annotations: { argocd.argoproj.io/hook: Sync }';
  expect(found(job('a:1', hook), job('a:2', hook))).toEqual([]);
  expect(found(job('a:1'), job('a:2'))).toEqual([['immutable-field', 'Job x/a', 'spec.template', refused]]);
});

test('a claim never shrinks', () => {
  const before = claim('resources: { requests: { storage: 2Gi } }');
  expect(found(before, claim('resources: { requests: { storage: 1Gi } }'))).toEqual([
    [
      'immutable-field',
      'PersistentVolumeClaim x/data',
      'spec.resources.requests.storage',
      '1Gi is less than 2Gi: a claim may only grow',
    ],
  ]);
});

test('an object with data that is gone is reported, with what it may have been renamed to', () => {
  expect(found(claim(''), '')).toEqual([
    [
      'data-removed',
      'PersistentVolumeClaim x/data',
      '',
      'is in the previous render and not in this one: its data is deleted',
    ],
  ]);
  expect(found(set(''), set('').replace('name: db', 'name: database'))).toEqual([
    [
      'data-removed',
      'StatefulSet x/db',
      '',
      expect.stringContaining('a rename to StatefulSet x/database is a removal'),
    ],
  ]);
});

test('what is protected stays behind when it leaves; the protection may not leave alone', () => {
  const kept = ', annotations: { argocd.argoproj.io/sync-options: Prune=false }';
  expect(found(claim('', kept), '')).toEqual([
    [
      'left-behind',
      'PersistentVolumeClaim x/data',
      '',
      'is in the previous render and not in this one: it is protected, so it stays in the cluster, and no delivery tool manages it',
    ],
  ]);
  expect(found(claim('', kept), '', ['PersistentVolumeClaim/data'])).toEqual([]);
  expect(found(claim('', kept), claim(''))).toEqual([
    ['protection-removed', 'PersistentVolumeClaim x/data', 'metadata.annotations', expect.any(String)],
  ]);
});

test('replicas may not leave together with the coming of the autoscaler', () => {
  expect(found(deployment('replicas: 3'), deployment() + hpa)).toEqual([
    [
      'replicas-handover',
      'Deployment x/api',
      'spec.replicas',
      expect.stringContaining('3 is removed in the render that adds'),
    ],
  ]);
  expect(found(deployment('replicas: 3') + hpa, deployment() + hpa)).toEqual([]);
  expect(found(deployment('replicas: 3'), deployment('replicas: 3') + hpa)).toEqual([]);
});

test('what is meant is accepted by name, and only what there is', () => {
  expect(found(claim(''), '', ['PersistentVolumeClaim x/data'])).toEqual([]);
  expect(found(claim(''), '', ['PersistentVolumeClaim/data'])).toEqual([]);
  expect(found(claim(''), '', ['PersistentVolumeClaim x/dta']).map(([id, , , message]) => [id, message])).toEqual([
    ['data-removed', expect.any(String)],
    [
      'nothing-to-accept',
      'nothing about "PersistentVolumeClaim x/dta" has to be accepted. Did you mean "PersistentVolumeClaim x/data"?',
    ],
  ]);
});

test('what is meant in one of several environments is accepted', () => {
  const lost = { previous: graphOf(claim('')), next: graphOf('') };
  const same = { previous: graphOf(claim('')), next: graphOf(claim('')) };
  expect(compareRenders([lost, same], ['PersistentVolumeClaim x/data'])).toEqual([]);
});
