import { isMap } from '../../manifest/map.js';
import type { Structural } from './structural.js';

/**
 * A value as the API server validates and stores it: without nulls that mean nothing, with defaults. What needs neither is
 * the value itself, not a copy.
 */
export function effective(schema: Structural | undefined, value: unknown): unknown {
  if (!schema) return value;
  if (Array.isArray(value)) return effectiveItems(schema, value);
  return isMap(value) ? effectiveFields(schema, value) : value;
}

function effectiveItems(schema: Structural, value: readonly unknown[]): unknown {
  const items = value.map(item => (item === null ? orDefault(schema.items) : effective(schema.items, item)));
  return items.some((item, i) => item !== value[i]) ? items : value;
}

function effectiveFields(schema: Structural, value: Readonly<Record<string, unknown>>): unknown {
  const changes = new Map<string, unknown>();
  for (const key of Object.keys(value)) {
    const of = schema.of(key);
    const inner = value[key] === null ? (of?.dropsNull ? undefined : orDefault(of)) : effective(of, value[key]);
    if (inner !== value[key]) changes.set(key, inner);
  }
  for (const [name, of] of schema.defaults) {
    if (!Object.hasOwn(value, name) || value[name] === undefined) changes.set(name, effective(of, of.default));
  }
  if (changes.size === 0) return value;
  return Object.fromEntries(Object.entries({ ...value, ...Object.fromEntries(changes) }).filter(isSet));
}

const isSet = ([, value]: readonly [string, unknown]) => value !== undefined;

/** The substitute for null. */
const orDefault = (schema: Structural | undefined): unknown =>
  !schema || schema.nullable ? null : (effective(schema, schema.default) ?? null);
