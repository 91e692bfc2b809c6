import { makerIn } from '../../src/graph/outside.js';
import { graphOf } from '../checks/support/tester.js';

const made = (yaml: string, namespace = 'x') => makerIn(graphOf(yaml), namespace)?.name;
const custom = (apiVersion: string, kind: string, spec = '{}') =>
  `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a, namespace: x }, spec: ${spec} }`;

test.each([
  ['a kind without a schema', custom('kafka.strimzi.io/v1', 'Kafka')],
  ['a kind of an API that is only beside Kubernetes', custom('jobset.x-k8s.io/v1', 'JobSet')],
  ['a Helm release', custom('helm.toolkit.fluxcd.io/v2', 'HelmRelease')],
])('%s may make what is not in the manifests', (_, yaml) => {
  expect(made(yaml)).toBe('a');
  expect(made(yaml, 'y')).toBeUndefined();
});

test.each([
  ['a kind that is known', custom('cert-manager.io/v1', 'Certificate')],
  ['a version of it that is not', custom('cert-manager.io/v9', 'Certificate')],
  ['a kind that configures', custom('networking.istio.io/v1', 'VirtualService')],
  ['an Application of manifests', custom('argoproj.io/v1alpha1', 'Application', '{ source: { path: a } }')],
  ['a kind of Kubernetes', custom('snapshot.storage.k8s.io/v1', 'VolumeSnapshot')],
])('%s makes nothing', (_, yaml) => {
  expect(made(yaml)).toBeUndefined();
});

test('a release is made where it is installed', () => {
  const release = custom('helm.toolkit.fluxcd.io/v2', 'HelmRelease', '{ targetNamespace: z }');
  const application = custom(
    'argoproj.io/v1alpha1',
    'Application',
    '{ sources: [{ chart: redis }], destination: { namespace: z } }',
  );
  for (const yaml of [release, application]) {
    expect(made(yaml)).toBeUndefined();
    expect(made(yaml, 'z')).toBe('a');
  }
});
