import type { Manifest } from '../../../src/graph/object.js';
import { SecretTemplate, secretKey, Worker } from '../../../src/index.js';
import { objectFaults } from '../../../src/schema/object-faults.js';
import { chartIn, containerOf, manifests, ofKind, only, podOf, refusals, small } from '../support.js';
import { external, shop, stores, worker } from './shop.js';

test.each(Object.entries(stores))('C8: %s: one declaration, valid objects, no value anywhere', (_, store) => {
  const rendered = manifests(worker(store));
  const faults = (rendered as unknown as readonly Manifest[]).flatMap(object => objectFaults(object));
  expect(faults).toEqual([]);
  expect(rendered.filter(({ kind }) => kind === 'Secret')).toEqual([]);
});

const makers = { 'external-secrets': 'ExternalSecret', 'sealed-secrets': 'SealedSecret' } as const;

test.each(['external-secrets', 'secrets-store-csi', 'sealed-secrets', 'manual'])(
  'C8: %s: variables come from the Secret, files from a read-only mount, and Reloader restarts the pods',
  name => {
    const deployment = only(worker(stores[name]!), 'Deployment');
    expect(containerOf(deployment).env).toEqual([
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'worker-secrets', key: 'db-password' } } },
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'worker-secrets', key: 'TOKEN' } } },
    ]);
    expect(podOf(deployment).volumes).toContainEqual({
      name: 'secret-kernel-tls',
      secret: {
        secretName: 'worker-kernel-tls',
        defaultMode: 0o440,
        items: [
          { key: 'tls.crt', path: 'tls.crt' },
          { key: 'tls.key', path: 'tls.key' },
        ],
      },
    });
    expect(containerOf(deployment).volumeMounts).toContainEqual({
      name: 'secret-kernel-tls',
      mountPath: '/run/secrets/kernel-tls',
      readOnly: true,
    });
    expect(deployment.metadata.annotations).toMatchObject({
      'secret.reloader.stakater.com/reload': 'worker-secrets,worker-kernel-tls',
    });
    expect(only(worker(stores[name]!), 'ConfigMap')['data']).toEqual({
      MODE: 'fast',
      CERT: '/run/secrets/kernel-tls/tls.crt',
      KEY: '/run/secrets/kernel-tls/tls.key',
    });
  },
);

test.each(Object.entries(makers))('I3: %s makes a Secret of type kubernetes.io/tls', (name, kind) => {
  const { spec } = only(worker(stores[name]!), kind, 'worker-kernel-tls');
  expect(JSON.stringify(spec)).toContain('"template":{"type":"kubernetes.io/tls"}');
});

test.each(['vault-agent', 'secrets-store-csi', 'sealed-secrets', 'manual'])('%s refuses open keys', name => {
  const chart = chartIn({ secretStore: stores[name]! });
  const messages = refusals(() => new SecretTemplate(chart, 's', { name: 'shop', from: ['shop/oauth'] }));
  expect(messages.map(([, message]) => message)).toEqual([
    expect.stringContaining('cannot take every property of "shop/oauth" for a key of "shop".'),
  ]);
});

test('a Secret that something else makes is only referred to', () => {
  const chart = chartIn({ secretStore: external });
  const existing = shop.values({
    PASSWORD: secretKey('db-app', 'password'),
    CERT: secretKey('kernel-client', 'tls.crt'),
    KEY: secretKey('kernel-client', 'tls.key'),
  });
  new Worker(chart, 'worker', { image: 'shop:1.0.0', config: existing, resources: small });
  expect(ofKind(chart, 'ExternalSecret')).toEqual([]);
  expect(containerOf(only(chart, 'Deployment')).env).toEqual([
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db-app', key: 'password' } } },
  ]);
  expect(podOf(only(chart, 'Deployment')).volumes).toContainEqual(
    expect.objectContaining({ secret: expect.objectContaining({ secretName: 'kernel-client' }) }),
  );
});
