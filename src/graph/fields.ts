import { isMap } from '../manifest/map.js';

export { isMap };

/** Safe access to plain data whose shape nobody has checked: what is not there, or of another type, is simply absent. */
export type Fields = Readonly<Record<string, unknown>>;

const none: Fields = Object.freeze({});
const empty: readonly unknown[] = Object.freeze([]);

/** A plain map, of whichever realm; not an instance of a class such as Date or Map. */
export function isPlainMap(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export const fieldsOf = (value: unknown): Fields => (isMap(value) ? value : none);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : empty);

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Whether a field has a value: to the API server null is not one. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** The entries whose values are text: `metadata.labels`, `matchLabels`. */
export function textMapOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(fieldsOf(value));
  return entries.every(([, text]) => typeof text === 'string')
    ? (fieldsOf(value) as Readonly<Record<string, string>>)
    : Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** `at(manifest, 'spec', 'template')`: the fields there, or none. */
export const at = (value: unknown, ...path: readonly string[]): Fields =>
  fieldsOf(path.reduce<unknown>((inner, field) => fieldsOf(inner)[field], value));

/** The fields but for some. */
export const without = (value: unknown, ...fields: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fieldsOf(value)).filter(([field]) => !fields.includes(field)));

/** The path of a field below a path: `spec.template`, `metadata.labels["app.kubernetes.io/name"]`. */
export const pathOf = (path: string, key: string): string =>
  /^[\w$-]+$/.test(key) ? `${path}${path && '.'}${key}` : `${path}[${JSON.stringify(key)}]`;
