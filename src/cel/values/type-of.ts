import { CelMap, Duration, List, Opaque, Optional, Timestamp, TypeName, Uint, type Value } from './value.js';

/** The name of a value's type, as `type(x)` gives it. */
export function typeOf(value: Value): string {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    default:
      return value === null ? 'null_type' : typeOfObject(value);
  }
}

function typeOfObject(value: Exclude<Value, null | boolean | bigint | number | string>): string {
  if (value instanceof List) return 'list';
  if (value instanceof CelMap) return 'map';
  if (value instanceof Opaque) return value.typeName;
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp';
  if (value instanceof Duration) return 'google.protobuf.Duration';
  if (value instanceof Uint) return 'uint';
  if (value instanceof Optional) return 'optional_type';
  return value instanceof TypeName ? 'type' : 'bytes';
}

/** What it costs to look at all of a value. */
export function weightOf(value: Value): number {
  if (typeof value === 'string') return 1 + value.length / 10;
  if (typeof value !== 'object' || value === null) return 1;
  if (value instanceof List || value instanceof CelMap) return 1 + value.weight;
  return value instanceof Uint8Array ? 1 + value.length / 10 : 1;
}
