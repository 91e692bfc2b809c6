import type { ConfigMapKey } from '../intent/config-map-key.js';
import type { Secret } from '../intent/secret.js';

/** `250ms`, `15s`, `5m`, `1h`; compound forms such as `1h30m` too. */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h'}`;

/** What the text that a program receives must look like. */
export interface TextForm {
  /** What it is called: `whole number`. @default text */
  readonly type?: string;
  /** A JSON Schema pattern. */
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** An example for messages: `15s`. */
  readonly like?: string;
  /** Between the items of a list. */
  readonly separator?: string;
}

/** What may be said of any variable. */
export interface VariableOptions {
  /** The program does not start without it. @default false */
  readonly required?: boolean;
  /** Read when the image is built, so never rendered: `NEXT_PUBLIC_*`. @default false */
  readonly buildTime?: boolean;
  /** What the number counts: `connections`, `seconds`. */
  readonly unit?: string;
  /** The variable is out of use; what to set instead. */
  readonly deprecated?: string;
}

/** The path of a file that images have, such as the certificates of public authorities: nothing is kept secret in it. */
export class ImageFile {
  constructor(readonly path: string) {
    Object.freeze(this);
  }

  toString(): string {
    return this.path;
  }
}

/** A secret that the program reads from a file, whose path the variable holds. */
export interface SecretFile {
  /** What of it there is: its folder below `/run/secrets`, and the end of the Kubernetes Secret's name. */
  readonly of: string;
  /** The type of the Kubernetes Secret. @default Opaque */
  readonly type?: 'Opaque' | 'kubernetes.io/tls';
  /** The program takes a new value without a restart. @default false */
  readonly reread?: boolean;
  /** A file that the image has, by its path: the value may be that instead of a secret. @default false */
  readonly orOfImage?: boolean;
}

/** One variable of a program. `T` is what a system may assign to it; on its way to the program every value is text. */
export interface Variable<T> extends VariableOptions {
  /** One line: what it sets. */
  readonly description: string;
  /** Its value comes from the secret store, and is in no ConfigMap. */
  readonly secret: boolean;
  /** What the program takes when the variable is not set. */
  readonly default?: T;
  /** Which values it takes, and how they are written as text. */
  readonly form: TextForm;
  /** The key in the secret. @default the variable's name */
  readonly key?: string;
  /** The secret is mounted, and the program gets its path. @default the variable holds the secret itself */
  readonly file?: SecretFile;
}

const plain =
  <T extends string | number | boolean | readonly string[]>(form: TextForm) =>
  (description: string, fallback?: T, options: VariableOptions = {}): Variable<T> => ({
    ...options,
    description,
    secret: false,
    form,
    ...(fallback !== undefined && { default: fallback }),
  });

const upTo65535 = '([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])';

/** Any text. */
export const text = plain<string>({});
/** A whole number. */
export const integer = plain<number>({ type: 'whole number', pattern: '^-?[0-9]+$', like: '8080' });
/** A TCP or UDP port, from 1 to 65535. */
export const port = plain<number>({ type: 'port', pattern: `^${upTo65535}$`, like: '8080' });
/** `true` or `false`. */
export const flag = plain<boolean>({ type: 'true or false', values: ['true', 'false'] });
/** `1` or `0`. */
export const switched = plain<0 | 1>({ type: '1 or 0', values: ['0', '1'] });
/** A duration as Go programs read it. */
export const duration = plain<Duration>({
  type: 'duration',
  pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$',
  like: '15s',
});
/** A URL with its scheme. */
export const url = plain<string>({
  type: 'URL',
  pattern: '^[a-z][a-z0-9+.-]*://[^\\s]+$',
  like: 'https://example.com',
});
/** Texts without commas, joined by commas. */
export const list = plain<readonly string[]>({
  type: 'list of texts',
  pattern: '^[^,\\s]+(,[^,\\s]+)*$',
  like: 'one,two',
  separator: ',',
});

/** One of a few texts. */
export function oneOf<const V extends string>(
  values: readonly V[],
  description: string,
  fallback?: NoInfer<V>,
  options: VariableOptions = {},
): Variable<V> {
  return plain<V>({ values })(description, fallback, options);
}

/** A value that only the secret store knows. */
export function secret(
  description: string,
  options: VariableOptions & { readonly key?: string } = {},
): Variable<Secret> {
  return { ...options, description, secret: true, form: {} };
}

/** A secret, or what a ConfigMap has, that is mounted as a read-only file; the program gets the path: keys and certificates. */
export function secretFile(
  description: string,
  { of, type, reread, orOfImage, ...options }: VariableOptions & SecretFile & { readonly key: string },
): Variable<Secret | ConfigMapKey | ImageFile> {
  return {
    ...options,
    description,
    secret: true,
    form: {},
    file: { of, ...(type && { type }), ...(reread && { reread }), ...(orOfImage && { orOfImage }) },
  };
}

/** Where a mounted secret is. */
export const secretFolder = ({ of }: SecretFile): string => `/run/secrets/${of}`;

/** A value as the program receives it. */
export function textOf({ form }: Variable<unknown>, value: unknown): string {
  return Array.isArray(value) ? value.join(form.separator) : String(value);
}

/** What is wrong with a text for this variable, or undefined. */
export function formProblem({ form }: Variable<unknown>, given: string): string | undefined {
  if (form.values && !form.values.includes(given)) return `It must be ${form.values.map(v => `"${v}"`).join(', ')}.`;
  if (form.pattern && !new RegExp(form.pattern).test(given)) return `It must look like "${form.like}".`;
  return undefined;
}
