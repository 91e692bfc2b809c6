import { CelMap, List, Uint, type Value } from '../values/value.js';

const weights = new WeakMap<object, number>();

/** How many values there are in data, however deep. */
export function weightOfData(data: unknown): number {
  if (typeof data === 'string') return 1 + data.length / 10;
  if (data === null || typeof data !== 'object') return 1;
  const known = weights.get(data);
  if (known !== undefined) return known;
  weights.set(data, 1);
  const weight = Object.values(data).reduce<number>((sum, part) => sum + weightOfData(part), 1);
  weights.set(data, weight);
  return weight;
}

/** Text that is the same for the same data, whatever the order of its keys. */
export function identityOf(data: unknown): string {
  return JSON.stringify(data, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : typeof part === 'bigint'
        ? Number(part)
        : part,
  );
}

/** A value of an expression as the data that it would be. */
export function dataOf(value: Value): unknown {
  if (value instanceof List) return value.data ?? Array.from(value, dataOf);
  if (value instanceof CelMap) return value.data ?? Object.fromEntries(entriesOf(value));
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Uint ? Number(value.value) : value;
}

const entriesOf = (map: CelMap) => Array.from(map.keys(), key => [String(key), dataOf(map.find(key)!)] as const);
