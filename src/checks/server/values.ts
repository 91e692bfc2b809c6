import { isIP } from 'node:net';
import { listOf, numberOf, textOf } from '../../graph/fields.js';
import type { NameFault } from '../../manifest/names.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal, Server } from './refusal.js';

/** Whether a field has a value: the API server takes null and the empty text as unset. */
export const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The fields of these that have a value. */
export const setOf = (fields: Readonly<Record<string, unknown>>, names: readonly string[]): readonly string[] =>
  names.filter(name => isSet(fields[name]));

/** Refuses a number outside of a range; other types are left to the schema. */
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

/** Refuses what is not one of these; the empty text neither. */
export function* known(path: string, value: unknown, allowed: readonly string[]): Iterable<Refusal> {
  if (value === '') yield [path, `is empty; allowed is ${allowed.join(', ')}`];
  yield* notOneOf(path, value, allowed);
}

/** Refuses a text that is missing or empty. @param what to write: "name the Secret" */
export function* required(path: string, value: unknown, what: string): Iterable<Refusal> {
  if (!isSet(value)) yield [path, `is ${value === '' ? 'empty' : 'missing'}; ${what}`];
}

/** Refuses an empty text; one that is missing is left to the schema. */
export function* empty(path: string, value: unknown, what: string): Iterable<Refusal> {
  if (value === '') yield [path, `is empty; ${what}`];
}

/** Refuses a name of a wrong form; an empty one is not a name. @param what "the name of a node" */
export function* misnamed(path: string, value: unknown, fault: NameFault, what: string): Iterable<Refusal> {
  const wrong = isSet(value) && typeof value === 'string' ? fault(value) : undefined;
  if (wrong !== undefined) yield [path, `${quoted(value)} is not ${what}: ${wrong}`];
}

/** Refuses a list that has more items. */
export function* tooMany(path: string, value: unknown, most: number): Iterable<Refusal> {
  const { length } = listOf(value);
  if (length > most) yield [path, `has ${length} items; at most ${most} are allowed`];
}

/** Refuses an address that servers of this version do not take. */
export function* notAnAddress(path: string, value: unknown, server: Server): Iterable<Refusal> {
  const text = textOf(value);
  if (text !== undefined && !isAddress(text, server))
    yield [path, `${quoted(text)} is not an address such as 10.0.0.1 or 2001:db8::1`];
}

/** Servers before 1.36 take addresses with leading zeros, and IPv4 ones in the form of IPv6. */
function isAddress(text: string, server: Server): boolean {
  if (server.since('1.36')) return isIP(text) !== 0 && !text.includes('%') && !/^::ffff:/i.test(text);
  return isIP(text.replace(/(^|\.)0+(?=\d)/g, '$1')) !== 0;
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

/** Refuses a path in a volume that leads out of it, or is one that its keeper reserves. */
export function* reserved(path: string, value: unknown): Iterable<Refusal> {
  yield* leadsOut(path, value);
  const text = textOf(value);
  if (text?.startsWith('..') && !/^\.\.(\/|$)/.test(text))
    yield [path, `"${text}" begins with ".."; such names are reserved`];
}
