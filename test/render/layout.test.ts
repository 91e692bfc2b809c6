import fc from 'fast-check';
import { graphObject } from '../../src/graph/object.js';
import { fileOf, folderOf } from '../../src/render/layout.js';

const unit = { environment: 'production', system: 'codeai', namespace: 'codeai' };

function file(apiVersion: string, kind: string, name: string, namespace?: string): string {
  return fileOf(graphObject({ apiVersion, kind, metadata: { name, ...(namespace && { namespace }) } }, { unit }));
}

test.each([
  ['deployment-api.yaml', file('apps/v1', 'Deployment', 'api', 'codeai')],
  ['deployment-api.codeai-logging.yaml', file('apps/v1', 'Deployment', 'api', 'codeai-logging')],
  ['namespace-codeai.yaml', file('v1', 'Namespace', 'codeai')],
  ['service-api.yaml', file('v1', 'Service', 'api', 'codeai')],
  ['service-api.serving.knative.dev.yaml', file('serving.knative.dev/v1', 'Service', 'api', 'codeai')],
  ['cluster-main.postgresql.cnpg.io.yaml', file('postgresql.cnpg.io/v1', 'Cluster', 'main', 'codeai')],
  ['cluster-main.postgresql.cnpg.io.other.yaml', file('postgresql.cnpg.io/v1', 'Cluster', 'main', 'other')],
  ['certificate-codeai_example_com.yaml', file('cert-manager.io/v1', 'Certificate', 'codeai.example.com', 'codeai')],
  ['clusterrole-system%3Anode.yaml', file('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:node')],
  ['ingress-api.yaml', file('networking.k8s.io/v1', 'Ingress', 'api', 'codeai')],
  ['clusterrole-caf%C3%A9%0A%F0%9F%98%80.yaml', file('rbac.authorization.k8s.io/v1', 'ClusterRole', 'café\n\u{1f600}')],
  ['clusterrole-systemnode.yaml', file('rbac.authorization.k8s.io/v1', 'ClusterRole', 'systemnode')],
  ['clusterrole-%53ystem%5Fx.yaml', file('rbac.authorization.k8s.io/v1', 'ClusterRole', 'System_x')],
])('%s', (expected, actual) => {
  expect(actual).toBe(expected);
});

test('the version of an object does not change its file', () => {
  expect(file('autoscaling/v1', 'HorizontalPodAutoscaler', 'api')).toBe(
    file('autoscaling/v2', 'HorizontalPodAutoscaler', 'api'),
  );
});

test('without a unit the namespace is always told', () => {
  const object = graphObject({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x', namespace: 'y' } });
  expect(folderOf(object.unit) + fileOf(object)).toBe('secret-x.y.yaml');
});

test('no name leaves its folder', () => {
  expect(folderOf({ environment: '..', system: '/etc' })).toBe('__/%2Fetc/');
  expect(folderOf({ environment: '', system: '.' })).toBe('%/_/');
  expect(file('v1', 'Secret', '../../x', '..')).toBe('secret-__%2F__%2Fx.__.yaml');
});

const object = fc.record({
  apiVersion: fc.constantFrom('v1', 'apps/v1', 'example.com/v1', 'postgresql.cnpg.io/v1'),
  kind: fc.constantFrom('Service', 'Deployment', 'Cluster', 'ClusterRole'),
  name: fc.string({ unit: fc.constantFrom(...'aA.-_:/%é'), minLength: 1, maxLength: 3 }),
  namespace: fc.constantFrom('a', 'a-a', '-', 'com', 'codeai', undefined),
});

test('two objects never share a file, even where case does not count', () => {
  fc.assert(
    fc.property(fc.array(object, { minLength: 500, maxLength: 1000 }), objects => {
      const identities = new Set<string>();
      const files = new Set<string>();
      for (const { apiVersion, kind, name, namespace } of objects) {
        // A kind is in one scope: what has no namespace is never beside one in the unit's own.
        const scoped = kind === 'ClusterRole' ? undefined : (namespace ?? 'codeai');
        identities.add(JSON.stringify([apiVersion, kind, name, scoped]));
        files.add(file(apiVersion, kind, name, scoped).toLowerCase());
      }
      expect(files.size).toBe(identities.size);
    }),
  );
});
