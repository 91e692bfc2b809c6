import { listOf, numberOf, textOf } from '../../graph/fields.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';

/** Whether a field has a value: the API server takes null and the empty text as unset. */
export const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The fields of these that have a value. */
export const setOf = (fields: Readonly<Record<string, unknown>>, names: readonly string[]): readonly string[] =>
  names.filter(name => isSet(fields[name]));

/** Refuses a number outside of a range; other types are for the schema to judge. */
export function* outside(
  path: string,
  value: unknown,
  least: number,
  most = Number.POSITIVE_INFINITY,
): Iterable<Refusal> {
  const number = numberOf(value);
  if (number === undefined || (number >= least && number <= most)) return;
  const range = most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
  yield [path, `${number} is out of range; allowed is ${range}`];
}

/** Refuses a text that is not one of these. */
export function* notOneOf(path: string, value: unknown, allowed: readonly string[]): Iterable<Refusal> {
  if (!isSet(value) || (typeof value === 'string' && allowed.includes(value))) return;
  yield [path, `${quoted(value)} is not supported; allowed is ${allowed.join(', ')}`];
}

/** Refuses a quantity below zero. */
export function* negative(path: string, value: unknown): Iterable<Refusal> {
  if ((quantity(value) ?? 0) < 0) yield [path, `${quoted(value)} is below zero`];
}

/** Refuses a list item whose key another item has: the API server merges the list by that key. */
export function* repeated(
  path: string,
  list: unknown,
  keyOf: (item: unknown) => string | undefined,
): Iterable<Refusal> {
  const first = new Map<string, number>();
  for (const [i, item] of listOf(list).entries()) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const other = first.get(key);
    if (other === undefined) first.set(key, i);
    else yield [`${path}[${i}]`, `${key} is already at ${path}[${other}]; server-side apply merges the list by it`];
  }
}

/** Refuses a path in a volume that leads out of it. */
export function* leadsOut(path: string, value: unknown): Iterable<Refusal> {
  const text = textOf(value);
  if (text === undefined) return;
  if (text.startsWith('/')) yield [path, `"${text}" is absolute; allowed is a relative path`];
  else if (text.split('/').includes('..')) yield [path, `"${text}" contains ".."; allowed is a path below the volume`];
}
