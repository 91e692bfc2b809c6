import type { SecretStore } from '../../../src/entries/types.js';
import { only, refusals } from '../support.js';
import { sealed, sealedText, worker } from './shop.js';

describe('C8: SealedSecrets', () => {
  const seal = (secrets: typeof sealed | object): SecretStore => ({
    backend: 'sealed-secrets',
    sealed: { shop: secrets as typeof sealed },
  });

  test('passes on what was sealed', () => {
    const { spec } = only(worker(seal(sealed)), 'SealedSecret', 'worker-secrets');
    expect(spec['encryptedData']).toEqual(sealed['worker-secrets']);
  });

  test('refuses a key that is missing, unused or not sealed, and never shows what was given', () => {
    const given = { 'worker-secrets': { 'db-password': 'hunter2-hunter2', OTHER: sealedText }, ...{} };
    const found = refusals(() => worker(seal({ ...sealed, ...given })));
    expect(found.map(([, message]) => message)).toEqual([
      'the key "TOKEN" of Secret shop/worker-secrets is not sealed.',
      'the key "db-password" of Secret shop/worker-secrets holds nothing that kubeseal made.',
      'the sealed key "OTHER" of Secret shop/worker-secrets is not used.',
    ]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });
});
