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

it.each([
  ['storage.k8s.io/v1', 'CSIDriver', 'spec: { attachRequired: false }', 'spec: {}', 'spec.attachRequired'],
  ['storage.k8s.io/v1', 'VolumeAttributesClass', 'parameters: { a: b }', 'parameters: { a: c }', 'parameters'],
  ['discovery.k8s.io/v1', 'EndpointSlice', 'addressType: IPv4', 'addressType: IPv6', 'addressType'],
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

it('a default that is spelled out is not a change', () => {
  expect(changedAt('storage.k8s.io/v1', 'CSIDriver', 'spec: { attachRequired: true }', 'spec: {}')).toEqual([]);
});
