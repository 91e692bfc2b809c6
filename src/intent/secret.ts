/** A value that lives in the secret store; its text is never known here. */
export class SecretRef {
  /** @param path of the secret in the store: `codeai/postgres`; @param property inside it: `password` */
  constructor(
    readonly path: string,
    readonly property: string,
  ) {
    Object.freeze(this);
  }
}

/** Text around secrets, put together by whatever delivers the secret, never here. */
export class SecretText {
  constructor(readonly parts: readonly (string | SecretRef)[]) {
    Object.freeze(this);
  }
}

export type Secret = SecretRef | SecretText;

export const isSecret = (value: unknown): value is Secret => value instanceof SecretRef || value instanceof SecretText;

/** `secretText`postgresql://${user}:${password}@${host}/app`` */
export function secretText(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | SecretRef)[]
): SecretText {
  const parts = strings.flatMap((text, i) => {
    const value = values[i];
    return value === undefined ? [text] : [text, value instanceof SecretRef ? value : String(value)];
  });
  return new SecretText(parts.filter(part => part !== ''));
}

/** The reference to one property of a secret: `secret('codeai/jwt', 'secret')`. */
export const secretRef = (path: string, property: string): SecretRef => new SecretRef(path, property);
