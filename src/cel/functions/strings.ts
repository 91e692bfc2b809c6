import { EvaluationError, LimitError } from '../error.js';
import { PlainList } from '../values/list.js';
import type { List } from '../values/value.js';
import { cheap, global, member } from './overload.js';

/** Strings are counted in code points. */
const characters = (text: string): readonly string[] => Array.from(text);

const outOfRange = (index: bigint): EvaluationError => new EvaluationError(`index out of range: ${index}`);

function position(index: bigint, length: number): number {
  if (index < 0n || index > BigInt(length)) throw outOfRange(index);
  return Number(index);
}

function indexOf(text: string, part: string, offset = 0n): bigint {
  if (part === '') return offset;
  if (offset < 0n) throw outOfRange(offset);
  const before = characters(text).slice(0, clamped(offset)).join('').length;
  const found = text.indexOf(part, before);
  return found < 0 ? -1n : BigInt(characters(text.slice(0, found)).length);
}

function lastIndexOf(text: string, part: string, offset?: bigint): bigint {
  const all = characters(text);
  if (part === '') return offset ?? BigInt(all.length);
  if (offset !== undefined && offset < 0n) throw outOfRange(offset);
  if (offset !== undefined && offset >= BigInt(all.length)) return -1n;
  const before = offset === undefined ? text.length : all.slice(0, clamped(offset)).join('').length;
  const found = text.lastIndexOf(part, before);
  return found < 0 ? -1n : BigInt(characters(text.slice(0, found)).length);
}

function substring(text: string, start: bigint, end?: bigint): string {
  const all = characters(text);
  if (end !== undefined && start > end)
    throw new EvaluationError(`invalid substring range. start: ${start}, end: ${end}`);
  return all.slice(position(start, all.length), end === undefined ? undefined : position(end, all.length)).join('');
}

/** Negative: all. */
const clamped = (limit: bigint): number =>
  limit < 0n || limit > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(limit);

const longest = 10_000_000;

function replace(text: string, old: string, replacement: string, limit = -1n): string {
  let left = clamped(limit);
  const parts = old === '' ? ['', ...characters(text), ''] : text.split(old);
  if (parts.length * replacement.length > longest) throw new LimitError('the text becomes too long');
  return parts.reduce((sum, part) => {
    const between = left > 0 ? replacement : old;
    left -= 1;
    return sum + between + part;
  });
}

function split(text: string, separator: string, limit = -1n): List {
  const parts = separator === '' ? characters(text) : text.split(separator);
  const most = clamped(limit);
  if (most === 0) return new PlainList([]);
  if (parts.length <= most) return new PlainList(parts);
  return new PlainList([...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)]);
}

function join(list: List, separator = ''): string {
  return Array.from(list, item => {
    if (typeof item !== 'string') throw new EvaluationError('join: invalid input');
    return item;
  }).join(separator);
}

const escapes: Readonly<Record<string, string>> = {
  ...{ '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v' },
  ...{ '\\': '\\\\', '"': '\\"' },
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the bell has an escape of its own
const quote = (text: string): string => `"${text.replace(/[\x07\b\f\n\r\t\v\\"]/g, found => escapes[found]!)}"`;

const isSpace = (unit: string | undefined): boolean =>
  unit !== undefined && /[\t\n\v\f\r \x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(unit);

/** White space as Go has it; JavaScript's own `trim` takes the byte order mark, and leaves U+0085. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text[start])) start += 1;
  while (start < end && isSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

const size = (text: string): bigint => BigInt(characters(text).length);

export const strings = [
  member('size', 'string -> int', size),
  global('size', 'string -> int', size),
  cheap(member('size', 'bytes -> int', (bytes: Uint8Array) => BigInt(bytes.length))),
  cheap(global('size', 'bytes -> int', (bytes: Uint8Array) => BigInt(bytes.length))),
  member('contains', 'string, string -> bool', (text: string, part: string) => text.includes(part)),
  member('startsWith', 'string, string -> bool', (text: string, part: string) => text.startsWith(part)),
  member('endsWith', 'string, string -> bool', (text: string, part: string) => text.endsWith(part)),
  member('charAt', 'string, int -> string', (text: string, index: bigint) => {
    const all = characters(text);
    return all[position(index, all.length)] ?? '';
  }),
  member('indexOf', 'string, string -> int', (text: string, part: string) => indexOf(text, part)),
  member('indexOf', 'string, string, int -> int', indexOf),
  member('lastIndexOf', 'string, string -> int', (text: string, part: string) => lastIndexOf(text, part)),
  member('lastIndexOf', 'string, string, int -> int', lastIndexOf),
  member('lowerAscii', 'string -> string', (text: string) => text.replace(/[A-Z]+/g, found => found.toLowerCase())),
  member('upperAscii', 'string -> string', (text: string) => text.replace(/[a-z]+/g, found => found.toUpperCase())),
  member('replace', 'string, string, string -> string', (text: string, old: string, by: string) =>
    replace(text, old, by),
  ),
  member('replace', 'string, string, string, int -> string', replace),
  member('split', 'string, string -> list<string>', (text: string, separator: string) => split(text, separator)),
  member('split', 'string, string, int -> list<string>', split),
  member('substring', 'string, int -> string', (text: string, start: bigint) => substring(text, start)),
  member('substring', 'string, int, int -> string', substring),
  member('trim', 'string -> string', trim),
  member('join', 'list<string> -> string', (list: List) => join(list)),
  member('join', 'list<string>, string -> string', join),
  global('strings.quote', 'string -> string', quote),
];
