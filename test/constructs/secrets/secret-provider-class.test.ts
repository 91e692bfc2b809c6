import { only, podOf } from '../support.js';
import { stores, worker } from './shop.js';

test('C8: the CSI driver mounts what it copies into the Secret', () => {
  const chart = worker(stores['secrets-store-csi']!);
  const { spec } = only(chart, 'SecretProviderClass', 'worker-secrets');
  expect(spec).toEqual({
    provider: 'vault',
    parameters: {
      vaultAddress: 'https://vault:8200',
      roleName: 'shop',
      objects: [
        '- objectName: "db-password"\n  secretPath: "secret/data/shop/db"\n  secretKey: "password"\n',
        '- objectName: "TOKEN"\n  secretPath: "secret/data/shop/api"\n  secretKey: "token"\n',
      ].join(''),
    },
    secretObjects: [
      expect.objectContaining({
        secretName: 'worker-secrets',
        type: 'Opaque',
        data: [
          { objectName: 'db-password', key: 'db-password' },
          { objectName: 'TOKEN', key: 'TOKEN' },
        ],
      }),
    ],
  });
  expect(podOf(only(chart, 'Deployment')).volumes).toContainEqual({
    name: 'csi-worker-secrets',
    csi: {
      driver: 'secrets-store.csi.k8s.io',
      readOnly: true,
      volumeAttributes: { secretProviderClass: 'worker-secrets' },
    },
  });
});
