import { type Encoding, LoginPassword, SecretRef, type SecretText } from '../../intent/secret.js';
import type { SecretEntry } from './entry.js';
import { literal } from './go-template.js';

/** How a value is written so that what surrounds it does not end early. */
export interface Quoting {
  /** Functions that a value of the store passes through. */
  readonly pipe: string;
  readonly text: (text: string) => string;
}

/** Between single quotes of a shell, a single quote ends them, stands for itself, and begins them again. */
export const shellQuoted: Quoting = {
  pipe: ` | replaceAll "'" "'\\\\''"`,
  text: text => text.replaceAll("'", `'\\''`),
};

const asIs: Quoting = { pipe: '', text: text => text };

/** The template of Vault Agent that reads a value from a key-value engine of version 2. */
export function vaultTemplate(
  mount: string,
  value: SecretRef | SecretText | LoginPassword,
  quoting: Quoting = asIs,
): string {
  const read = (reference: SecretRef, encode: string) =>
    `{{ with secret ${JSON.stringify(vaultPath(mount, reference))} }}` +
    `{{ index .Data.data ${JSON.stringify(reference.property)}${encode}${quoting.pipe} }}{{ end }}`;
  if (value instanceof SecretRef) return read(value, '');
  if (value instanceof LoginPassword) {
    const { login, path, slots } = value;
    const fields = slots.map(([user, password]) => {
      const field = ({ property }: SecretRef) => `index .Data.data ${JSON.stringify(property)}`;
      return `if eq (${field(user)}) ${JSON.stringify(login)} }}{{ ${field(password)}${quoting.pipe} }}`;
    });
    const secret = JSON.stringify(`${mount}/data/${path}`);
    return `{{ with secret ${secret} }}{{ ${fields.join('{{ else ')}{{ end }}{{ end }}`;
  }
  return value.parts
    .map(part => (part instanceof SecretRef ? read(part, encoder[value.encoding]) : literal(quoting.text(part))))
    .join('');
}

/** The first path of the store that the entries read. */
export function firstPath(mount: string, entries: readonly SecretEntry[]): string {
  const references = entries.flatMap(({ value }) => {
    if (value instanceof SecretRef) return [value];
    return value instanceof LoginPassword ? value.slots.flat() : value.parts;
  });
  const first = references.find(part => part instanceof SecretRef);
  return first ? vaultPath(mount, first) : mount;
}

const vaultPath = (mount: string, { path }: SecretRef) => `${mount}/data/${path}`;

const encoder: Readonly<Record<Encoding, string>> = {
  url: ' | urlquery | replaceAll "+" "%20"',
  json: ' | toJSON',
  quotes: ` | replaceAll "\\"" "\\"\\""`,
};
