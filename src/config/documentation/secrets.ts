import { ConfigMapKey } from '../../intent/config-map-key.js';
import { SecretKey } from '../../intent/secret.js';
import { secretFolder } from '../variable.js';
import { code, row, table } from './markdown.js';
import type { Use } from './use.js';

/** Which key of which Secret each secret variable is read from. */
export function secretsTable(uses: readonly Use[]): readonly string[] {
  const rows = new Map<string, { readonly key: string; readonly as: string; readonly secrets: Set<string> }>();
  for (const { component, secretName, secrets } of uses) {
    for (const { variable, key, file, value } of secrets) {
      if (value instanceof ConfigMapKey) continue;
      const entry = rows.get(variable) ?? {
        key,
        as: file ? `file in ${secretFolder(file)}` : 'variable',
        secrets: new Set<string>(),
      };
      entry.secrets.add(value instanceof SecretKey ? value.secret : file ? `${component}-${file.of}` : secretName);
      rows.set(variable, entry);
    }
  }
  if (rows.size === 0) return [];
  return [
    '',
    ...table(
      ['Secret variable', 'Key', 'Kubernetes Secrets', 'Read as'],
      [...rows].map(([variable, { key, as, secrets }]) =>
        row([code(variable), code(key), [...secrets].map(code).join(', '), as]),
      ),
    ),
  ];
}
