import type { Access } from '../../../src/entries/types.js';
import { kubernetesApi, Worker } from '../../../src/index.js';
import { chartIn, manifests, ofKind, only, plainChart, podOf, refusals, small } from '../support.js';

const image = 'registry.example.com/shop:1.4.0';
const cluster = { apiServer: { cidrs: ['192.0.2.1/32'] } };

function reader(access: readonly Access[] | undefined, more: object = {}) {
  const chart = chartIn(cluster);
  new Worker(chart, 'reader', { image, resources: small, ...(access && { access }), ...more });
  return chart;
}

const watch: Access = { resources: ['pods'], verbs: ['get', 'list', 'watch'] };
const subjects = [{ kind: 'ServiceAccount', name: 'reader', namespace: 'shop' }];

test('C2: a component that declares no access has no role, no token and no way to the API server', () => {
  const chart = reader(undefined);
  expect(manifests(chart).filter(({ apiVersion }) => apiVersion.startsWith('rbac'))).toEqual([]);
  expect(podOf(only(chart, 'Deployment')).automountServiceAccountToken).toBe(false);
  expect(only(chart, 'NetworkPolicy').spec).not.toHaveProperty('egress');
});

test('C2: declared access is a role of exactly that, bound to the account of the component', () => {
  const lease = {
    apiGroups: ['coordination.k8s.io'],
    resources: ['leases'],
    verbs: ['update'],
    resourceNames: ['main'],
  };
  const chart = reader([watch, lease as Access]);
  expect(only(chart, 'Role')).toMatchObject({
    metadata: { name: 'reader', namespace: 'shop', annotations: { 'argocd.argoproj.io/sync-wave': '-2' } },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['main'], verbs: ['update'] },
    ],
  });
  expect(only(chart, 'RoleBinding')).toMatchObject({
    metadata: { name: 'reader', namespace: 'shop' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
    subjects,
  });
});

test('C2 C6: access brings the token and the way to the API server, once', () => {
  for (const calls of [[], [kubernetesApi(chartIn(cluster))]]) {
    const chart = reader([watch], { calls });
    expect(podOf(only(chart, 'Deployment')).automountServiceAccountToken).toBe(true);
    expect(only(chart, 'NetworkPolicy').spec['egress']).toContainEqual({
      to: [{ ipBlock: { cidr: '192.0.2.1/32' } }],
      ports: [{ port: 6443 }],
    });
  }
});

test('C2: in another namespace, and everywhere', () => {
  const chart = reader([
    { ...watch, in: { namespace: 'office' } },
    { resources: ['nodes'], verbs: ['get'], in: 'everywhere' },
  ]);
  expect(only(chart, 'Role').metadata).toMatchObject({ name: 'reader', namespace: 'office' });
  expect(only(chart, 'RoleBinding')).toMatchObject({ metadata: { namespace: 'office' }, subjects });
  expect(only(chart, 'ClusterRole')).toMatchObject({
    metadata: { name: 'shop-reader' },
    rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }],
  });
  expect(only(chart, 'ClusterRole').metadata).not.toHaveProperty('namespace');
  expect(only(chart, 'ClusterRoleBinding')).toMatchObject({
    metadata: { name: 'shop-reader' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'shop-reader' },
    subjects,
  });
});

test.each<[string, object, string, string]>([
  [
    'every resource',
    { resources: ['*'] },
    'resources has "*": whatever the API learns is allowed.',
    'Name each one that the component needs.',
  ],
  [
    'every subresource',
    { resources: ['pods/*'] },
    'resources has "*": whatever the API learns is allowed.',
    'Name each one that the component needs.',
  ],
  [
    'every verb',
    { verbs: ['*'] },
    'verbs has "*": whatever the API learns is allowed.',
    'Name each one that the component needs.',
  ],
  [
    'every group',
    { apiGroups: ['*'] },
    'apiGroups has "*": whatever the API learns is allowed.',
    'Name each one that the component needs.',
  ],
  ['nothing', { resources: [] }, 'resources is empty: nothing is allowed.', 'Name what the component does.'],
  [
    'a misspelt verb',
    { verbs: ['lst'] },
    'the verb is "lst". Did you mean "list"?',
    'It must be "get", "list", "watch", "create", "update", "patch", "delete" or "deletecollection".',
  ],
  [
    'to create by name',
    { verbs: ['create'], resourceNames: ['main'] },
    '"create" of "main" allows nothing.',
    'The API cannot narrow it to names: declare it apart.',
  ],
])('C2: refuses access to %s', (_, more, message, hint) => {
  expect(refusals(() => reader([{ ...watch, ...more }]))).toEqual([['access', message, hint]]);
});

test('C2: refuses access where nobody knows the API server', () => {
  expect(refusals(() => new Worker(plainChart(), 'reader', { image, resources: small, access: [watch] }))).toEqual([
    [
      'api-server',
      'the API server is called, and the environment does not say where it is.',
      'Give the environment cluster.apiServer, with the addresses of its endpoints.',
    ],
  ]);
});

test('H10: a VerticalPodAutoscaler that only recommends, on demand', () => {
  const chart = reader(undefined, { recommend: true });
  expect(only(chart, 'VerticalPodAutoscaler')).toMatchObject({
    apiVersion: 'autoscaling.k8s.io/v1',
    metadata: { name: 'reader', namespace: 'shop' },
    spec: {
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'reader' },
      updatePolicy: { updateMode: 'Off' },
    },
  });
  expect(ofKind(reader(undefined), 'VerticalPodAutoscaler')).toEqual([]);
});
