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
  [
    'a shorter end, where there was none',
    pod(', terminationGracePeriodSeconds: -1'),
    pod(', terminationGracePeriodSeconds: 1'),
  ],
  ['labels', pod(''), pod('').replace('namespace: shop', 'namespace: shop, labels: { a: b }')],
])('a Pod takes %s', (_, before, after) => expect(changes(before, after)).toEqual([]));

test.each([
  ['a variable', pod(''), pod('', ', env: [{ name: A, value: b }]'), 'spec.containers'],
  ['a request', pod(''), pod('', ', resources: { requests: { cpu: 100m } }'), 'spec.containers'],
  ['another pull policy', pod('', ', imagePullPolicy: Always'), pod(''), 'spec.containers'],
  ['another account', pod(''), pod(', serviceAccountName: api'), 'spec.serviceAccountName'],
  ['no deadline any more', pod(', activeDeadlineSeconds: 60'), pod(''), 'spec.activeDeadlineSeconds'],
  ['a toleration less', pod(', tolerations: [{ key: a }]'), pod(''), 'spec.tolerations'],
  ['a volume', pod(''), pod(', volumes: [{ name: a, emptyDir: {} }]'), 'spec.volumes'],
  ['a gate', pod(''), pod(', schedulingGates: [{ name: a }]'), 'spec.schedulingGates'],
  ['an affinity of nothing', pod(''), pod(', affinity: {}'), 'spec.affinity'],
  ['another time to end', pod(''), pod(', terminationGracePeriodSeconds: 1'), 'spec.terminationGracePeriodSeconds'],
  ['one container less', pod(', initContainers: [{ name: a, image: a:1 }]'), pod(''), 'spec.initContainers'],
])('a Pod refuses %s', (_, before, after, path) => expect(changes(before, after)).toEqual([[path, refused]]));

const gated = (spec = '') => pod(`, schedulingGates: [{ name: example.com/gate }]${spec}`);
const onNodes = (terms: string, more = '') =>
  `, affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [${terms}] } ${more} } }`;
const wish =
  'preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [{ key: z, operator: Exists }] } }]';
const has = (...keys: string[]) =>
  `{ matchExpressions: [${keys.map(key => `{ key: ${key}, operator: Exists }`).join(', ')}] }`;
const [ssd, hdd] = [', nodeSelector: { disk: ssd }', ', nodeSelector: { disk: hdd }'];
const byName =
  '{ matchExpressions: [{ key: a, operator: Exists }], matchFields: [{ key: metadata.name, operator: In, values: [x] }] }';

// Each answer is that of a kube-apiserver 1.36.3.
test.each([
  ['to lose its gate', gated(), pod('')],
  ['a node', gated(), gated(ssd)],
  ['a node together with the end of its gate', gated(ssd), pod(', nodeSelector: { disk: ssd, zone: a }')],
  ['terms where there are none', gated(), gated(onNodes(has('a')))],
  ['an expression more', gated(onNodes(has('a'))), gated(onNodes(has('a', 'b')))],
  ['a field more', gated(onNodes(has('a'))), gated(onNodes(byName))],
  ['other wishes', gated(onNodes(has('a'), `, ${wish}`)), gated(onNodes(has('a')))],
  ['no wishes', gated(`, affinity: { nodeAffinity: { ${wish} } }`), gated()],
  ['an affinity to no node', gated(), gated(', affinity: { nodeAffinity: {} }')],
  ['a toleration', gated(), gated(', tolerations: [{ key: a, operator: Exists }]')],
])('a Pod with a gate takes %s', (_, before, after) => expect(changes(before, after)).toEqual([]));

test.each([
  ['another node', gated(ssd), gated(hdd), 'spec.nodeSelector'],
  ['another gate', gated(), gated().replace('gate', 'other'), 'spec.schedulingGates'],
  ['an expression before another', gated(onNodes(has('a'))), gated(onNodes(has('b', 'a'))), 'spec.affinity'],
  ['another expression', gated(onNodes(has('a'))), gated(onNodes(has('b'))), 'spec.affinity'],
  ['a term more', gated(onNodes(has('a'))), gated(onNodes(`${has('a')}, ${has('b')}`)), 'spec.affinity'],
  ['no terms any more', gated(onNodes(has('a'), `, ${wish}`)), gated(), 'spec.affinity'],
  ['an affinity of nothing', gated(), gated(', affinity: {}'), 'spec.affinity'],
  ['a toleration less', gated(', tolerations: [{ key: a }]'), gated(), 'spec.tolerations'],
  [
    'an affinity to pods',
    gated(),
    gated(', affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: a }] } }'),
    'spec.affinity',
  ],
])('a Pod with a gate refuses %s', (_, before, after, path) =>
  expect(changes(before, after)).toEqual([[path, refused]]),
);

test('a Pod whose labels have become part of a selector cannot be applied again', () => {
  const selecting = (spec: string) => pod(spec).replace('namespace: shop', 'namespace: shop, labels: { tier: web }');
  const term = (keys: string) =>
    `{ topologyKey: zone, labelSelector: { matchLabels: { app: a } }, matchLabelKeys: [${keys}] }`;
  const near = (keys: string) =>
    selecting(`, affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [${term(keys)}] } }`);
  const spread = selecting(`, topologySpreadConstraints: [${term('tier')}]`);
  const paths = (manifest: string, kubernetes?: string) =>
    changes(manifest, manifest, kubernetes).map(([path]) => path);
  expect(changes(near('tier'), near('tier'), '1.31')).toEqual([
    [
      'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys',
      expect.stringContaining('has "tier", which the API server has added to the selector'),
    ],
  ]);
  expect(paths(spread, '1.34')).toEqual(['spec.topologySpreadConstraints[0].matchLabelKeys']);
  // Older servers add nothing, nobody has the label, and a Deployment makes new Pods.
  expect([...paths(near('tier'), '1.30'), ...paths(spread, '1.33'), ...paths(near('other'), '1.36')]).toEqual([]);
  expect(paths(near('tier'))).toEqual([]);
});

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
