import type { SecretStore } from '../../../src/entries/types.js';
import { Catalogue, secret, secretFile, secretRef, text, Worker } from '../../../src/index.js';
import { chartIn, small } from '../support.js';

export const shop = new Catalogue('shop', {
  MODE: text('Mode'),
  PASSWORD: secret('Password of the database', { key: 'db-password' }),
  TOKEN: secret("A token's value"),
  CERT: secretFile('Certificate', { of: 'kernel-tls', type: 'kubernetes.io/tls', key: 'tls.crt' }),
  KEY: secretFile('Key', { of: 'kernel-tls', type: 'kubernetes.io/tls', key: 'tls.key' }),
});
export const config = shop.values({
  MODE: 'fast',
  PASSWORD: secretRef('shop/db', 'password'),
  TOKEN: secretRef('shop/api', 'token'),
  CERT: secretRef('shop/kernel', 'certificate'),
  KEY: secretRef('shop/kernel', 'key'),
});
export const sealedText = 'A'.repeat(400);
export const external = { kind: 'SecretStore', name: 'vault', refreshInterval: '15m' } as const;
export const sealed = {
  'worker-secrets': { 'db-password': sealedText, TOKEN: sealedText },
  'worker-kernel-tls': { 'tls.crt': sealedText, 'tls.key': sealedText },
};

/** Every backend, as an environment states it. */
export const stores: Readonly<Record<string, SecretStore>> = {
  'external-secrets': external,
  'vault-agent': { backend: 'vault-agent', role: 'shop', vault: { namespace: 'vault' } },
  'secrets-store-csi': { backend: 'secrets-store-csi', server: 'https://vault:8200', role: 'shop' },
  'sealed-secrets': { backend: 'sealed-secrets', sealed: { shop: sealed } },
  manual: { backend: 'manual' },
};

export function worker(secretStore: SecretStore, more: Partial<ConstructorParameters<typeof Worker>[2]> = {}) {
  const chart = chartIn({ secretStore, reloader: true });
  new Worker(chart, 'worker', { image: 'shop:1.0.0', command: ['/shop'], config, resources: small, ...more });
  return chart;
}
