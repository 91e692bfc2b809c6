import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch } from 'cdk8s';
import { ClusterIssuer, Issuer } from '../../imports/cert-manager.io.js';
import { graphOf } from '../../src/graph/from-app.js';
import { PlainObject } from '../../src/index.js';
import { readManifests } from '../../src/read/manifests.js';

const chart = () => new Chart(new App(), 'shop', { namespace: 'shop', labels: { team: 'a' } });
const region = { apiVersion: 'example.com/v1', kind: 'Region', metadata: { name: 'north' } };
const definition = (scope: string) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'regions.example.com' },
  spec: { group: 'example.com', scope, names: { kind: 'Region', plural: 'regions' }, versions: [] },
});
const named = (graph: ReturnType<typeof graphOf>) =>
  graph.objects.map(({ kind, namespace, manifest }) => [kind, namespace, manifest.metadata.namespace]);

/** A chart with an Include of this YAML. */
function including(yaml: string) {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-'));
  try {
    writeFileSync(join(folder, 'foreign.yaml'), yaml);
    const root = chart();
    const include = new Include(root, 'foreign', { url: join(folder, 'foreign.yaml') });
    return { root, include };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a cluster-scoped object is in no namespace, however it was made', () => {
  const { root } = including(
    '{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: a } }\n---\n{ apiVersion: v1, kind: Secret, metadata: { name: a } }',
  );
  new ApiObject(root, 'class', {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'a', namespace: 'other' },
  });
  new PlainObject(root, 'storage', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'a' },
  });
  new ClusterIssuer(root, 'all', { metadata: { name: 'a' }, spec: { selfSigned: {} } });
  new Issuer(root, 'own', { metadata: { name: 'a' }, spec: { selfSigned: {} } });
  const patched = new ApiObject(root, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } });
  patched.addJsonPatch(JsonPatch.add('/metadata/annotations', { note: 'x' }));
  expect(named(graphOf(root))).toEqual([
    ['ClusterRole', undefined, undefined],
    ['Secret', 'shop', 'shop'],
    ['PriorityClass', undefined, undefined],
    ['StorageClass', undefined, undefined],
    ['ClusterIssuer', undefined, undefined],
    ['Issuer', 'shop', 'shop'],
    ['Namespace', undefined, undefined],
  ]);
});

test.each([
  ['Cluster', undefined],
  ['Namespaced', 'shop'],
])(
  'a custom kind of scope %s is in the namespace %s, by a definition beside it or of the cluster',
  (scope, expected) => {
    const root = chart();
    new ApiObject(root, 'region', region);
    const definitions = readManifests([{ file: 'crds.json', text: JSON.stringify(definition(scope)) }]).graph;
    expect(named(graphOf(root, { definitions }))).toEqual([['Region', expected, expected]]);
    new ApiObject(root, 'definition', definition(scope));
    expect(named(graphOf(root))[0]).toEqual(['Region', expected, expected]);
    const text = JSON.stringify({ ...region, metadata: { ...region.metadata, namespace: 'shop' } });
    expect(named(readManifests([{ file: 'region.yaml', text }], definitions).graph)).toEqual([
      ['Region', expected, 'shop'],
    ]);
  },
);

test('a cluster-scoped object that is rendered alike is the same manifest as before', () => {
  const declared = () => {
    const root = chart();
    new ApiObject(root, 'class', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'a' },
    });
    return root;
  };
  const [root, again] = [declared(), declared()];
  const first = graphOf(root);
  for (const each of [root, again, again])
    expect(graphOf(each, { earlier: first }).objects[0]!.manifest).toBe(first.objects[0]!.manifest);
});

test('a list is its items, each with what a document of its own would have', () => {
  const { root, include } = including(`
apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: a, labels: { team: b } } }
  - { apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: a } }
---
apiVersion: v1
kind: SecretList
items: [{ metadata: { name: a, namespace: other } }]
---
{ apiVersion: v1, kind: List, items: [] }`);
  const first = new ApiObject(root, 'first', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'first' } });
  include.node.addDependency(first);
  const [configMap, role, secret, other, ...more] = graphOf(root).objects;
  expect(configMap?.manifest).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'shop', labels: { team: 'b' } },
  });
  expect(role?.manifest.metadata).toEqual({ name: 'a', labels: { team: 'a' } });
  expect(secret).toMatchObject({ apiVersion: 'v1', kind: 'Secret', namespace: 'other', name: 'a' });
  expect([configMap?.depth, role?.depth, other?.name, more]).toEqual([1, 1, 'first', []]);
  const again = graphOf(root, { earlier: graphOf(root) });
  expect(again.objects.map(({ manifest }) => manifest.metadata.name)).toEqual(['a', 'a', 'a', 'first']);
});

test('an item of a list that is not an object is refused with its place', () => {
  const root = chart();
  const items = [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } },
    { apiVersion: 'v1', metadata: {} },
  ];
  new ApiObject(root, 'list', { apiVersion: 'v1', kind: 'List', metadata: { name: 'all' }, ...{ items } });
  expect(() => graphOf(root)).toThrow(
    expect.objectContaining({
      problems: ['kind', 'metadata.name'].map(field =>
        expect.objectContaining({
          id: 'unrenderable',
          path: `items[1].${field}`,
          object: { apiVersion: 'v1', kind: 'List', namespace: 'shop', name: 'all' },
        }),
      ),
    }),
  );
});
