import { fieldsOf, isMap } from '../graph/fields.js';
import { plain, pointers, texts } from '../graph/go-fields.js';
import type { GraphObject } from '../graph/object.js';
import { storedQuantity } from '../graph/stored-quantity.js';

/** A field as the API server compares it, by its path: undefined where it has nothing. */
export function storedField({ manifest }: GraphObject, path: string): unknown {
  const keys = path.split('.');
  return storedValue(
    keys.reduce<unknown>((value, key) => fieldsOf(value)[key], manifest),
    keys.at(-1),
  );
}

/** What claims of a StatefulSet, and requests for devices, may repeat: every one has it. */
const defaults: Readonly<Record<string, readonly unknown[]>> = {
  apiVersion: ['v1'],
  kind: ['PersistentVolumeClaim'],
  volumeMode: ['Filesystem'],
  allocationMode: ['ExactCount'],
  count: [0, 1],
  operator: ['Equal'],
};

/** A value as the API server keeps it below a key, without what is empty; undefined where nothing is left. */
export function storedValue(value: unknown, key = ''): unknown {
  if (value === null || defaults[key]?.includes(value)) return undefined;
  if (value === '' && !pointers.has(key)) return undefined;
  if (key === 'storage') return storedQuantity(value, 'amount');
  if (Array.isArray(value)) return value.length > 0 ? value.map(item => storedValue(item)) : undefined;
  if (!isMap(value)) return value;
  const kept = Object.entries(value).flatMap(([field, inner]) => {
    const stored = texts.has(key) ? inner : field === 'status' ? undefined : storedValue(inner, field);
    return stored === undefined ? [] : [[field, stored] as const];
  });
  return kept.length > 0 || (!plain.has(key) && key !== '') ? Object.fromEntries(kept) : undefined;
}
