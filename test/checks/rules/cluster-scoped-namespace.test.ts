import { clusterScopedNamespace } from '../../../src/checks/rules/cluster-scoped-namespace.js';
import { testCheck } from '../support/tester.js';

const definition = (scope: string) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: regions.example.com }
spec: { group: example.com, scope: ${scope}, names: { kind: Region, plural: regions }, versions: [] }
---
{ apiVersion: example.com/v1, kind: Region, metadata: { name: north, namespace: shop } }`;

testCheck(clusterScopedNamespace, {
  example: [
    [
      'ClusterIssuer letsencrypt',
      'metadata.namespace',
      'names the namespace "shop", and ClusterIssuer is cluster-scoped',
    ],
  ],
  valid: [
    {
      name: 'no namespace, a namespace on what is in one, and a kind that nothing says the scope of',
      yaml: `
{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: reader } }
---
{ apiVersion: cert-manager.io/v1, kind: Issuer, metadata: { name: a, namespace: shop } }
---
{ apiVersion: example.com/v1, kind: ClusterIssuer, metadata: { name: a, namespace: shop } }`,
    },
    { name: 'a custom kind that is in a namespace by its definition', yaml: definition('Namespaced') },
  ],
  invalid: [
    {
      name: 'an old version of an API whose kinds are known',
      yaml: '{ apiVersion: rbac.authorization.k8s.io/v1beta1, kind: ClusterRole, metadata: { name: reader, namespace: shop } }',
      findings: [['ClusterRole reader', 'metadata.namespace', /is cluster-scoped$/]],
    },
    {
      name: 'a custom kind that is cluster-scoped by its definition',
      yaml: definition('Cluster'),
      findings: [['Region north', 'metadata.namespace', 'names the namespace "shop", and Region is cluster-scoped']],
    },
  ],
});
