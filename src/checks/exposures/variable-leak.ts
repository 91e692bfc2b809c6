import type { GraphObject } from '../../graph/object.js';
import type { TextPlace } from '../../graph/texts.js';
import { decoded, type Leak } from '../../leaks/leak.js';
import { isPlaceholder } from '../../leaks/placeholder.js';
import { withoutPublicMaterial } from '../../leaks/public-material.js';
import { canBeSecret, isSecretName } from '../../leaks/secret-name.js';

/** A value that its place says is secret, whatever it looks like: in a Secret, or under a secret's name. */
export function variableLeak({ kind, group }: GraphObject, text: string, { keys, isKey }: TextPlace): Leak | undefined {
  if (isKey) return undefined;
  if (kind === 'Secret' && group === '') return secretValue(text, keys);
  const name = variableName(kind, keys);
  if (name === undefined || !isSecretName(name) || !canBeSecret(text) || isPlaceholder(text)) return undefined;
  return { what: `a value under the secret's name "${name}"`, value: text, certain: true };
}

function secretValue(text: string, [field, key]: readonly string[]): Leak | undefined {
  if ((field !== 'data' && field !== 'stringData') || key === undefined) return undefined;
  const value = field === 'data' ? (decoded(text) ?? text) : text;
  if (isPlaceholder(value) || withoutPublicMaterial(value).trim() === '') return undefined;
  return { what: `a value for the key "${key}"`, value: text, certain: true };
}

/** The variable whose value stands there: an entry of `env`, or a key of a ConfigMap. */
function variableName(kind: string, keys: readonly string[]): string | undefined {
  if (keys.at(-1) === 'value' && keys.at(-3) === 'env') return keys.at(-2);
  return kind === 'ConfigMap' && keys[0] === 'data' ? keys[1] : undefined;
}
