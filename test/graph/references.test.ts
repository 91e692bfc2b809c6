import type { ReferredKind } from '../../src/graph/reference.js';
import { referencesTo } from '../../src/graph/references.js';
import { readManifests } from '../../src/read/manifests.js';

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: shop }\nspec: { ${spec} }`;
const found = (kind: ReferredKind, text: string) =>
  referencesTo(readManifests([{ file: 'a.yaml', text }]).graph, kind).map(
    ({ path, namespace, name, key, keyPath, optional }) => ({
      path,
      at: `${namespace}/${name}`,
      key,
      keyPath,
      optional,
    }),
  );
const reference = (path: string, at: string, more: object = {}) => ({
  path,
  at,
  key: undefined,
  keyPath: undefined,
  optional: false,
  ...more,
});

test('a pod needs its service account and claims, and starts without what it pulls images with', () => {
  const text = pod(
    'serviceAccountName: s, imagePullSecrets: [{ name: p }], volumes: [{ persistentVolumeClaim: { claimName: c } }]',
  );
  expect(found('ServiceAccount', text)).toEqual([reference('spec.serviceAccountName', 'shop/s')]);
  expect(found('Secret', text)).toEqual([reference('spec.imagePullSecrets[0].name', 'shop/p', { optional: true })]);
  expect(found('PersistentVolumeClaim', text)).toEqual([
    reference('spec.volumes[0].persistentVolumeClaim.claimName', 'shop/c'),
  ]);
});

test.each<[ReferredKind, string, string]>([
  ['Secret', 'secretKeyRef', 'secretRef'],
  ['ConfigMap', 'configMapKeyRef', 'configMapRef'],
])('a container refers to a %s by its variables', (kind, one, all) => {
  const env = `env: [{ valueFrom: { ${one}: { name: x, key: k } } }, { valueFrom: { ${one}: { name: w, key: l, optional: true } } }]`;
  const text = pod(
    `containers: [{ name: c, ${env}, envFrom: [{ ${all}: { name: z, optional: true } }, { ${all}: {} }] }]`,
  );
  const at = 'spec.containers[0].env';
  expect(found(kind, text)).toEqual([
    reference(`${at}[0].valueFrom.${one}.name`, 'shop/x', { key: 'k', keyPath: `${at}[0].valueFrom.${one}.key` }),
    reference(`${at}[1].valueFrom.${one}.name`, 'shop/w', {
      key: 'l',
      keyPath: `${at}[1].valueFrom.${one}.key`,
      optional: true,
    }),
    reference(`${at}From[0].${all}.name`, 'shop/z', { keyPath: `${at}From[0].${all}.key`, optional: true }),
  ]);
});

test('a volume refers to an object, or to each key that it takes of it', () => {
  const text = pod(
    `volumes: [{ secret: { secretName: x } }, { secret: { secretName: w, optional: true, items: [{ key: k }, { key: l }] } }, { projected: { sources: [{ secret: { name: z, items: [{ key: m }] } }] } }]`,
  );
  const volume = (i: number, rest: string) => `spec.volumes[${i}].${rest}`;
  const taken = (key: string, item: number) => ({
    key,
    keyPath: volume(1, `secret.items[${item}].key`),
    optional: true,
  });
  expect(found('Secret', text)).toEqual([
    reference(volume(0, 'secret.secretName'), 'shop/x'),
    reference(volume(1, 'secret.secretName'), 'shop/w', taken('k', 0)),
    reference(volume(1, 'secret.secretName'), 'shop/w', taken('l', 1)),
    reference(volume(2, 'projected.sources[0].secret.name'), 'shop/z', {
      key: 'm',
      keyPath: volume(2, 'projected.sources[0].secret.items[0].key'),
    }),
  ]);
});

test.each(['Gateway', 'ListenerSet'])('a %s refers to certificates of other namespaces as well', kind => {
  const refs = '[{ name: x }, { name: w, namespace: tls, kind: Secret }, { name: z, kind: ConfigMap }, {}]';
  const text = `apiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata: { name: a, namespace: shop }\nspec: { listeners: [{ tls: { certificateRefs: ${refs} } }] }`;
  const at = (i: number) => `spec.listeners[0].tls.certificateRefs[${i}].name`;
  expect(found('Secret', text)).toEqual([
    reference(at(0), 'shop/x', { optional: true }),
    reference(at(1), 'tls/w', { optional: true }),
  ]);
});

test('an Ingress refers to certificates', () => {
  const text = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec: { tls: [{}, { secretName: x }] }`;
  expect(found('Secret', text)).toEqual([reference('spec.tls[1].secretName', 'default/x', { optional: true })]);
});
