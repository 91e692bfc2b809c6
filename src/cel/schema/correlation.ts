import { identityOf } from './raw.js';
import type { Schema } from './schema.js';

/** A value before a change, and what the change left as it was: there, new faults count, but old ones do not. */
export interface Before {
  /** What the value is compared with; undefined where there is nothing. */
  readonly value: unknown;
  readonly isUnchanged: boolean;
  /** Whether something around the value is as it was. */
  readonly isAroundUnchanged: boolean;
  /** Whether the values below are compared each; below `allOf` they are not. */
  readonly isCompared: boolean;
}

export const nothingBefore: Before = {
  value: undefined,
  isUnchanged: false,
  isAroundUnchanged: false,
  isCompared: false,
};

/** Null is nothing. */
export const beforeOf = (value: unknown, now: unknown): Before => ({
  value: value ?? undefined,
  isUnchanged: isSame(value, now),
  isAroundUnchanged: false,
  isCompared: true,
});

/** For the rules of an `allOf`. */
export const withoutComparison = (before: Before): Before => ({
  ...before,
  isUnchanged: before.isAroundUnchanged,
  isCompared: false,
});

/** Of a property or an entry of a map. */
export function propertyBefore(before: Before, name: string, now: unknown): Before {
  const { value } = before;
  return inside(before, isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined, now);
}

/** Of the items of a list, found by their keys; only a list of type `map` has such. */
export function itemsBefore(before: Before, schema: Schema): (item: unknown) => Before {
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const old = new Map<string, unknown>();
  if (schema['x-kubernetes-list-type'] === 'map' && Array.isArray(before.value)) {
    for (const item of [...before.value].reverse()) {
      const key = keyOf(item, keys);
      if (key !== undefined) old.set(key, item);
    }
  }
  return item => {
    const key = keyOf(item, keys);
    return inside(before, key === undefined ? undefined : old.get(key), item);
  };
}

function inside({ isUnchanged, isAroundUnchanged, isCompared }: Before, old: unknown, now: unknown): Before {
  const around = isCompared ? isUnchanged || isAroundUnchanged : isAroundUnchanged;
  const kept = isCompared ? isUnchanged || (old !== undefined && isSame(old, now)) : isUnchanged;
  return {
    value: old ?? undefined,
    isUnchanged: kept,
    isAroundUnchanged: around,
    isCompared: isCompared && old !== undefined,
  };
}

const isSame = (a: unknown, b: unknown): boolean => identityOf(a) === identityOf(b);

/** Undefined for an item that lacks a key. */
function keyOf(item: unknown, keys: readonly string[]): string | undefined {
  if (!isRecord(item) || keys.length === 0) return undefined;
  const values = keys.map(key => item[key]);
  return values.every(value => ['string', 'number', 'bigint', 'boolean'].includes(typeof value))
    ? identityOf(values)
    : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
