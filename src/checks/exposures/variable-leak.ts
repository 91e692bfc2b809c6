import type { GraphObject } from '../../graph/object.js';
import type { TextPlace } from '../../graph/texts.js';
import { decoded } from '../../leaks/base64.js';
import { isPlaceholder } from '../../leaks/placeholder.js';
import { isPublicMaterial } from '../../leaks/public-material.js';
import { isAlwaysSecret, isSecretName, mayNameReference } from '../../leaks/secret-name.js';
import { canBeSecret, isGenerated, isReference } from '../../leaks/secret-value.js';
import { isEncryptedBySops } from '../../leaks/sops.js';

/** A value that its place says is secret, whatever it looks like: in a Secret, or under a secret's name. @returns what it is */
export function variableLeak(
  { kind, group, manifest }: GraphObject,
  text: string,
  place: TextPlace,
): string | undefined {
  const { keys, isKey } = place;
  if (isKey) return undefined;
  if (kind === 'Secret' && group === '') return secretValue(text, keys, isEncryptedBySops(manifest));
  if (isChartValue(kind, keys)) return chartValue(text, keys);
  const name = variableName(kind, keys);
  if (name === undefined || !isSecretName(name) || !canBeSecret(text)) return undefined;
  if (mayNameReference(name) && isReference(text)) return undefined;
  return `a value under the secret's name "${name}"`;
}

function secretValue(text: string, [field, key]: readonly string[], isEncrypted: boolean): string | undefined {
  if ((field !== 'data' && field !== 'stringData') || key === undefined) return undefined;
  const value = field === 'data' ? (decoded(text) ?? text) : text;
  if (isPlaceholder(value) || isPublicMaterial(value) || isFile(value) || isPublicName(key)) return undefined;
  return `a value for the key "${key}"${isEncrypted ? ' that SOPS has not encrypted' : ''}`;
}

/** What a file of settings holds is looked for inside it. */
const isFile = (value: string): boolean => value.trim().includes('\n');

/** Beside a password, what goes with it. */
const isPublicName = (key: string): boolean =>
  /(?:^|[-_.])(?:user|username|user[-_]?name|name|id|host|hostname|port|database|dbname|region|bucket|endpoint|email|type|url|uri|project)$/i.test(
    key.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2'),
  );

/** Values of a Helm chart that a HelmRelease of Flux or an Application of Argo CD holds. */
const isChartValue = (kind: string, keys: readonly string[]): boolean =>
  (kind === 'HelmRelease' && keys[1] === 'values') ||
  ((kind === 'Application' || kind === 'ApplicationSet') && keys.includes('valuesObject'));

/** Only under names that are of nothing else: charts name Secrets and their keys there as well. */
function chartValue(text: string, keys: readonly string[]): string | undefined {
  const name = keys.at(-1) ?? '';
  if (!isAlwaysSecret(name) || !canBeSecret(text)) return undefined;
  const isSecret = isGenerated(text) || (/passw(?:or)?d$/i.test(name) && !isReference(text));
  return isSecret ? `a value under the secret's name "${name}"` : undefined;
}

/** The variable whose value stands there: an entry of `env`, or a key of a ConfigMap. */
function variableName(kind: string, keys: readonly string[]): string | undefined {
  if (keys.at(-1) === 'value' && keys.at(-3) === 'env') return keys.at(-2);
  return kind === 'ConfigMap' && keys[0] === 'data' ? keys[1] : undefined;
}
