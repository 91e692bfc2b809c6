import { ProblemError } from '../../src/entries/checks.js';
import type { SecretStore } from '../../src/entries/types.js';
import { Environment } from '../../src/index.js';

const external = { kind: 'ClusterSecretStore', name: 'vault', refreshInterval: '1h' } as const;

function messages(secretStore: SecretStore): readonly string[] {
  try {
    new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {}, cluster: { secretStore } });
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

test.each<[string, SecretStore]>([
  ['a rotation of twice the interval', { ...external, rotation: '2h' }],
  ['a rotation of days', { ...external, refreshInterval: '1h30m', rotation: '30d' }],
  ['secrets that nothing polls', { backend: 'manual', rotation: '365d' }],
])('C8: accepts %s', (_, store) => {
  expect(messages(store)).toEqual([]);
});

test.each<[string, SecretStore, string]>([
  [
    'a rotation that is not seen in time',
    { ...external, rotation: '90m' },
    'secrets are replaced every 90m and read every 1h: pods would use old ones.',
  ],
  ['an unknown backend', { backend: 'vault-agnt' } as never, 'backend is "vault-agnt". Did you mean "vault-agent"?'],
  [
    'an unknown kind',
    { ...external, kind: 'ClusterStore' as never },
    'kind is "ClusterStore". Did you mean "ClusterSecretStore"?',
  ],
  ['a store without an interval', { kind: 'SecretStore', name: 'vault' } as never, 'refreshInterval is missing.'],
  ['an agent without its Vault', { backend: 'vault-agent', role: 'shop' } as never, 'vault is missing.'],
  ['a rotation that is not a time', { ...external, rotation: 'monthly' }, 'rotation is "monthly".'],
  ['an interval that is not a time', { ...external, refreshInterval: '1 hour' }, 'refreshInterval is "1 hour".'],
  [
    "a namespace's Vault for the store of the cluster",
    { ...external, vault: { server: 'https://vault:8200', auth: { method: 'kubernetes', role: 'shop' } } },
    'a ClusterSecretStore is declared inside each namespace.',
  ],
])('C8: refuses %s', (_, store, message) => {
  expect(messages(store)).toEqual([message]);
});
