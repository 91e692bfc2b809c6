import { provided, providedIn } from '../../src/graph/provided.js';
import { readManifests } from '../../src/read/manifests.js';

/** The keys that an object of this kind puts into what is called `a`; undefined where only the cluster knows. */
function keysOf(kind: string, spec: string, { of = 'Secret', apiVersion = 'example.com/v1' } = {}) {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: shop }\n${spec}`;
  const made = provided(readManifests([{ file: 'a.yaml', text }]).graph, of as 'Secret', 'shop', 'a');
  return made.map(({ keys }) => keys && [...keys]);
}

test.each<[string, string, readonly (readonly string[] | undefined)[]]>([
  ['what it picks', 'data: [{ secretKey: x }, { secretKey: w }]', [['x', 'w']]],
  ['what is in the store', 'dataFrom: [{ extract: { key: k } }]', [undefined]],
  ['its template', 'data: [{ secretKey: x }], target: { template: { data: { z: "" } } }', [['z']]],
  [
    'both, where they merge',
    'data: [{ secretKey: x }], target: { template: { mergePolicy: Merge, data: { z: "" } } }',
    [['x', 'z']],
  ],
  [
    'its template beside what is in the store',
    'dataFrom: [{ extract: { key: k } }], target: { template: { data: { z: "" } } }',
    [['z']],
  ],
  ['a template that is elsewhere', 'target: { template: { data: { z: "" }, templateFrom: [{}] } }', [undefined]],
  ['nothing, where it makes none', 'data: [{ secretKey: x }], target: { creationPolicy: None }', []],
  ['what has another name', 'data: [{ secretKey: x }], target: { name: b }', []],
])('an ExternalSecret provides %s', (_, spec, keys) => {
  expect(keysOf('ExternalSecret', `spec: { ${spec} }`)).toEqual(keys);
});

test.each<[string, string, string, readonly (readonly string[] | undefined)[]]>([
  ['Secret', 'data and stringData', 'data: { x: "" }\nstringData: { w: "" }', [['x', 'w']]],
  [
    'SealedSecret',
    'what it holds and its template',
    'spec: { encryptedData: { x: "" }, template: { data: { w: "" } } }',
    [['x', 'w']],
  ],
  [
    'SecretProviderClass',
    'what it copies',
    'spec: { secretObjects: [{ secretName: a, data: [{ key: x }] }] }',
    [['x']],
  ],
  ['Certificate', 'the usual keys', 'spec: { secretName: a }', [['tls.crt', 'tls.key', 'ca.crt']]],
  ['Certificate', 'more than those with keystores', 'spec: { secretName: a, keystores: { jks: {} } }', [undefined]],
  [
    'Certificate',
    'more than those with formats',
    'spec: { secretName: a, additionalOutputFormats: [{ type: DER }] }',
    [undefined],
  ],
])('a %s provides %s', (kind, _, spec, keys) => {
  expect(keysOf(kind, spec)).toEqual(keys);
});

test('a ConfigMap provides its data, binary or not', () => {
  const of = { of: 'ConfigMap', apiVersion: 'v1' };
  expect(keysOf('ConfigMap', 'data: { x: "" }\nbinaryData: { w: "" }', of)).toEqual([['x', 'w']]);
});

test('a cluster of CloudNativePG provides what its operator makes; a Cluster of others does not', () => {
  const text = (group: string, spec: string) =>
    `apiVersion: ${group}/v1\nkind: Cluster\nmetadata: { name: db, namespace: shop }\nspec: { ${spec} }`;
  const names = (group: string, spec = '') =>
    providedIn(readManifests([{ file: 'a.yaml', text: text(group, spec) }]).graph, 'Secret', 'shop').map(
      ({ name }) => name,
    );
  expect(names('postgresql.cnpg.io')).toEqual(['db-app', 'db-ca', 'db-server', 'db-replication']);
  expect(names('postgresql.cnpg.io', 'enableSuperuserAccess: true')).toContain('db-superuser');
  expect(names('postgresql.cnpg.io', 'bootstrap: { initdb: { secret: { name: own } } }')).not.toContain('db-app');
  expect(names('cluster.x-k8s.io')).toEqual([]);
});
