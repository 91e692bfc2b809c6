import { ProblemError, problem } from '../problem.js';

/** A value that lives in the secret store; its text is never known here. */
export class SecretRef {
  /** @param path of the secret in the store: `codeai/postgres`; @param property inside it: `password` */
  constructor(
    readonly path: string,
    readonly property: string,
  ) {
    refuseEmpty({ path, property });
    Object.freeze(this);
  }
}

/**
 * How a value is written inside other text, so that it stays one value: for URLs in percent-encoding, for JSON in quotes,
 * and where double quotes stand around it with its own doubled.
 */
export type Encoding = 'url' | 'json' | 'quotes';

/** Text around secrets, put together by whatever delivers the secret, never here. */
export class SecretText {
  constructor(
    /** Text and secrets, in their order. */
    readonly parts: readonly (string | SecretRef)[],
    /** How secrets are written in the text. @default url */
    readonly encoding: Encoding = 'url',
  ) {
    Object.freeze(this);
  }
}

/**
 * The password of one of the two logins that a path of the store holds: of `user` with `password`, or of `next-user`
 * with `next-password`, whichever has the name. A rotation lets the two change places.
 */
export class LoginPassword {
  constructor(
    readonly login: string,
    readonly path: string,
  ) {
    Object.freeze(this);
  }

  /** The login that clients use, and the one that they are going to use. */
  get slots(): readonly (readonly [user: SecretRef, password: SecretRef])[] {
    const ref = (property: string) => new SecretRef(this.path, property);
    return [
      [ref('user'), ref('password')],
      [ref('next-user'), ref('next-password')],
    ];
  }
}

/** A key of a Secret that something else makes in the same namespace: cert-manager, an operator. */
export class SecretKey {
  constructor(
    /** The name of the Secret. */
    readonly secret: string,
    /** The key in the Secret. */
    readonly key: string,
  ) {
    refuseEmpty({ secret, key });
    Object.freeze(this);
  }
}

/** @throws ProblemError for a part that is not text, or an empty one: nothing is found by it */
function refuseEmpty(parts: Readonly<Record<string, unknown>>): void {
  const problems = Object.entries(parts)
    .filter(([, text]) => typeof text !== 'string' || text.trim() === '')
    .map(([part, text]) => {
      const message = `the ${part} of a secret is ${typeof text === 'string' ? 'empty' : `of type ${typeof text}`}.`;
      return problem('secret-key', message, { hint: 'Name it: secretRef("shop/session", "key").' });
    });
  if (problems.length > 0) throw new ProblemError(problems);
}

/** A value that is read from a Secret: one of the store, text around such, or a key that something else makes. */
export type Secret = SecretRef | SecretText | SecretKey;

export const isSecret = (value: unknown): value is Secret =>
  value instanceof SecretRef || value instanceof SecretText || value instanceof SecretKey;

type Parts = readonly (string | number | SecretRef)[];

/** `secretText`postgresql://${user}:${password}@${host}/app``: each value is written for a URL. */
export const secretText = (strings: TemplateStringsArray, ...values: Parts): SecretText =>
  new SecretText(partsOf(strings, values));

/** `secretJson`{"password":${password}}``: each value becomes a JSON string, its quotes included. */
export const secretJson = (strings: TemplateStringsArray, ...values: Parts): SecretText =>
  new SecretText(partsOf(strings, values), 'json');

/** The reference to one property of a secret in the store: `secretRef('codeai/jwt', 'secret')`. */
export const secretRef = (path: string, property: string): SecretRef => new SecretRef(path, property);

/** The reference to one key of a Secret of the namespace: `secretKey('kernel-client-tls', 'tls.crt')`. */
export const secretKey = (secret: string, key: string): SecretKey => new SecretKey(secret, key);

function partsOf(strings: TemplateStringsArray, values: Parts): readonly (string | SecretRef)[] {
  const parts = strings.flatMap((text, i) => {
    const value = values[i];
    return value === undefined ? [text] : [text, value instanceof SecretRef ? value : String(value)];
  });
  return parts.filter(part => part !== '');
}
