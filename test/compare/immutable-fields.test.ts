import { compareRenders } from '../../src/compare/compare.js';
import { graphOf } from '../checks/support/tester.js';

const object = (apiVersion: string, kind: string, fields: string) => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: a }
${fields}
`;

const changedAt = (apiVersion: string, kind: string, was: string, is: string) =>
  compareRenders([
    { previous: graphOf(object(apiVersion, kind, was)), next: graphOf(object(apiVersion, kind, is)) },
  ]).map(({ path }) => path);

const devices = (name: string, more = '') =>
  `spec: { devices: { requests: [{ name: ${name}, exactly: { deviceClassName: gpu.example.com ${more} } }] } }`;
const versions = (list: string) => `spec: { versions: [${list}] }`;

it.each([
  ['storage.k8s.io/v1', 'CSIDriver', 'spec: { attachRequired: false }', 'spec: {}', 'spec.attachRequired'],
  ['storage.k8s.io/v1', 'VolumeAttributesClass', 'parameters: { a: b }', 'parameters: { a: c }', 'parameters'],
  ['discovery.k8s.io/v1', 'EndpointSlice', 'addressType: IPv4', 'addressType: IPv6', 'addressType'],
  ['v1', 'Node', 'spec: { providerID: a://b }', 'spec: {}', 'spec.providerID'],
  ['v1', 'ResourceQuota', 'spec: { scopes: [BestEffort] }', 'spec: { scopes: [NotBestEffort] }', 'spec.scopes'],
  ['resource.k8s.io/v1', 'ResourceClaim', devices('a'), devices('b'), 'spec.devices'],
  ['resource.k8s.io/v1', 'ResourceClaimTemplate', `spec: { ${devices('a')} }`, 'spec: {}', 'spec.spec'],
  [
    'resource.k8s.io/v1',
    'ResourceClaimTemplate',
    'spec: { metadata: { labels: { a: b } } }',
    'spec: { metadata: { labels: { a: c } } }',
    'spec.metadata',
  ],
  [
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    versions('{ name: v1, storage: true }, { name: v2 }'),
    versions('{ name: v2, storage: true }'),
    'spec.versions',
  ],
  [
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    'spec: { scope: Cluster }',
    'spec: { scope: Namespaced }',
    'spec.scope',
  ],
])('%s %s: what never changes', (apiVersion, kind, was, is, path) => {
  expect(changedAt(apiVersion, kind, was, is)).toEqual([path]);
  expect(changedAt(apiVersion, kind, was, was)).toEqual([]);
});

it.each([
  ['storage.k8s.io/v1', 'CSIDriver', 'spec: { attachRequired: true }', 'spec: {}'],
  ['v1', 'ResourceQuota', 'spec: { scopes: [A, B] }', 'spec: { scopes: [B, A, B] }'],
  ['resource.k8s.io/v1', 'ResourceClaim', devices('a'), devices('a', ', allocationMode: ExactCount, count: 1')],
  [
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    'roleRef: { kind: Role, name: a }',
    'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: a }',
  ],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'roleRef: { kind: A }', 'roleRef: { apiGroup: "", kind: A }'],
  [
    'apps/v1',
    'StatefulSet',
    'spec: { volumeClaimTemplates: [{ metadata: { name: a } }] }',
    'spec: { volumeClaimTemplates: [{ metadata: { name: a, generateName: "" }, spec: { volumeName: "" } }] }',
  ],
  [
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    versions('{ name: v1, storage: true }, { name: v0 }'),
    versions('{ name: v1 }, { name: v2, storage: true }'),
  ],
  ['v1', 'Node', 'spec: {}', 'spec: { providerID: a://b }'],
])('%s %s: what is the same to the API server is not a change', (apiVersion, kind, was, is) => {
  expect(changedAt(apiVersion, kind, was, is)).toEqual([]);
});

it('a selector of nothing is a selector', () => {
  const set = (spec: string) => `spec: { volumeClaimTemplates: [{ metadata: { name: a }, spec: { ${spec} } }] }`;
  expect(changedAt('apps/v1', 'StatefulSet', set(''), set('selector: {}'))).toEqual(['spec.volumeClaimTemplates']);
});
