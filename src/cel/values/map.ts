import { noSuchOverload } from '../error.js';
import { weightOf } from './type-of.js';
import { CelMap, Duration, type Equal, Timestamp, Uint, type Value } from './value.js';

/** A map that an expression has made. */
export class PlainMap extends CelMap {
  private readonly entries: ReadonlyMap<string, readonly [Value, Value]>;
  private known: number | undefined;

  /** A later entry replaces an earlier one of the same key. @throws EvaluationError for an invalid key */
  constructor(entries: Iterable<readonly [Value, Value]>) {
    super();
    this.entries = new Map(Array.from(entries, entry => [entryKey(entry[0]), entry]));
  }

  get size(): number {
    return this.entries.size;
  }

  get weight(): number {
    this.known ??= [...this.entries.values()].reduce((sum, [key, value]) => sum + weightOf(key) + weightOf(value), 0);
    return this.known;
  }

  find(key: Value): Value | undefined {
    const name = lookupKey(key);
    return name === undefined ? undefined : this.entries.get(name)?.[1];
  }

  *keys(): Iterable<Value> {
    for (const [key] of this.entries.values()) yield key;
  }

  equals(other: Value, equal: Equal): boolean {
    if (!(other instanceof CelMap) || other.size !== this.size) return false;
    for (const [key, value] of this.entries.values()) {
      const found = other.find(key);
      if (found === undefined || !equal(value, found)) return false;
    }
    return true;
  }
}

function entryKey(key: Value): string {
  const name = typeof key === 'number' ? undefined : lookupKey(key);
  if (name === undefined) throw noSuchOverload();
  return name;
}

/** Numbers of one value are one key, whatever their type. */
function lookupKey(key: Value): string | undefined {
  if (typeof key === 'string') return `"${key}`;
  if (typeof key === 'bigint' || typeof key === 'boolean') return String(key);
  if (key instanceof Uint) return String(key.value);
  if (key instanceof Duration || key instanceof Timestamp) return `${key.constructor.name} ${key.nanoseconds}`;
  return typeof key === 'number' && Number.isInteger(key) ? String(BigInt(key)) : undefined;
}
