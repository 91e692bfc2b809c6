import type { Construct } from 'constructs';
import { SecretRef } from '../../intent/secret.js';
import { problem } from '../../problem.js';
import { reject } from '../object/reject.js';
import type { SecretSpec } from './backend.js';
import type { SecretEntry } from './entry.js';

/** Refuses secrets that take their keys from the store. */
export function onlyKnownKeys(scope: Construct, { name, from }: SecretSpec, who: string): void {
  reject(
    scope,
    from.map(path =>
      problem('secret-store', `${who} cannot take every property of "${path}" for a key of "${name}".`, {
        hint: 'List the keys, or deliver secrets with External Secrets.',
      }),
    ),
  );
}

/** The entries that are one value of the store; refuses those that are put together from several. */
export function onlyReferences(
  scope: Construct,
  { name, entries }: SecretSpec,
  who: string,
): readonly (SecretEntry & { readonly value: SecretRef })[] {
  const isReference = (entry: SecretEntry): entry is SecretEntry & { value: SecretRef } =>
    entry.value instanceof SecretRef;
  reject(
    scope,
    entries
      .filter(entry => !isReference(entry))
      .map(({ key }) =>
        problem('secret-store', `${who} cannot put together the key "${key}" of "${name}" from several values.`, {
          hint: 'Keep the whole text as one property of the store, or deliver secrets with External Secrets.',
        }),
      ),
  );
  return entries.filter(isReference);
}
