import type { LoginPassword, SecretRef, SecretText } from '../../intent/secret.js';
import { type Problem, rejectionOf } from '../../problem.js';

/** One key of the secret. */
export interface SecretEntry {
  /** The key in the Secret. */
  readonly key: string;
  /** Where the value comes from in the secret store. */
  readonly value: SecretRef | SecretText | LoginPassword;
  /** The variable that the program reads it from. @default none: it is mounted, or read by another object */
  readonly variable?: string;
  /** What it is, for whoever fills it in. */
  readonly description?: string;
}

/** The types of Secrets that something checks or reads. */
export type SecretType =
  | 'Opaque'
  | 'kubernetes.io/tls'
  | 'kubernetes.io/dockerconfigjson'
  | 'kubernetes.io/basic-auth'
  | 'kubernetes.io/ssh-auth';

/** The keys that the API server asks for. */
const required: Readonly<Record<SecretType, readonly string[]>> = {
  Opaque: [],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/basic-auth': ['username', 'password'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

/** The same key with the same value, once. */
export const distinct = (entries: readonly SecretEntry[]): readonly SecretEntry[] => [
  ...new Map(entries.map(entry => [JSON.stringify([entry.key, entry.value]), entry])).values(),
];

export function keyProblems(
  entries: readonly Pick<SecretEntry, 'key'>[],
  type: SecretType,
  isOpen: boolean,
): Problem[] {
  const keys = entries.map(({ key }) => key);
  const rejection = rejectionOf('secret-key');
  return [
    ...keys
      .filter((key, i) => keys.indexOf(key) !== i)
      .map(key => rejection(`two values are kept under the key "${key}".`, 'Give each its own key.')),
    ...keys
      .filter(key => !/^[-._a-zA-Z0-9]{1,253}$/.test(key))
      .map(key =>
        rejection(`the key is "${key}".`, 'A key of a Secret has 1 to 253 letters, digits, "-", "_" and ".".'),
      ),
    ...required[type]
      .filter(key => !isOpen && !keys.includes(key))
      .map(key =>
        rejection(`a Secret of type ${type} has no key "${key}".`, 'The API server refuses it: add the key.'),
      ),
  ];
}
