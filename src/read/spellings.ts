import { append } from '../graph/append.js';
import { pathOf } from '../graph/fields.js';
import type { Spelling } from './document.js';

/** What of a value is written in another way than it is read. */
export interface Spellings {
  /** How values are written, by path; undefined where all look as they are read. */
  readonly values: ReadonlyMap<string, string> | undefined;
  readonly keys: readonly SpeltKey[];
}

export interface SpeltKey {
  /** Of the map that it is in. */
  readonly path: string;
  readonly line: number;
  /** `"on" without quotes is read as "true"` */
  readonly message: string;
}

const none: Spellings = { values: undefined, keys: [] };

/** The spellings of a document that are in a value of it. */
export function spellingsIn(root: unknown, spellings: readonly Spelling[]): Spellings {
  if (spellings.length === 0) return none;
  const values = new Map<string, string>();
  const keys: SpeltKey[] = [];
  const byHolder = new Map<unknown, Spelling[]>();
  for (const spelling of spellings) append(byHolder, spelling.holder, spelling);
  for (const [holder, path] of holders(root)) {
    for (const { key, text, line, isKey } of byHolder.get(holder) ?? []) {
      const value = Reflect.get(holder, key);
      if (isKey) keys.push({ path, line, message: reading(text, JSON.stringify(key)) });
      else values.set(placeOf(path, key), reading(text, String(value)));
    }
  }
  return { values, keys };
}

const longest = 40;

const reading = (text: string, value: string): string =>
  `${JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text)} without quotes is read as ${value}`;

const placeOf = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : pathOf(path, key);

/** Every map and list in a value, with its path. */
function* holders(root: unknown): Iterable<readonly [holder: object, path: string]> {
  const open: [unknown, string][] = [[root, '']];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, path] = next;
    if (typeof value !== 'object' || value === null) continue;
    yield [value, path];
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    for (const key of keys) open.push([Reflect.get(value, key), placeOf(path, key)]);
  }
}
