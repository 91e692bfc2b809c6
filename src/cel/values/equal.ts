import { CelMap, Duration, List, Opaque, Optional, Timestamp, TypeName, Uint, type Value } from './value.js';

/**
 * `==`: numbers by value whatever their type, values of different types are not equal.
 * @throws EvaluationError where one of Kubernetes' types meets another
 */
export function equal(a: Value, b: Value): boolean {
  if (a === null || b === null) return a === b;
  if (typeof a === 'object') return equalObjects(a, b);
  if (isNumber(a) && isNumber(b)) return sameNumber(a, b);
  if (typeof b === 'object') return false;
  return a === b;
}

function equalObjects(a: Exclude<Value, null | boolean | bigint | number | string>, b: Value): boolean {
  if (a instanceof Uint) return isNumber(b) && sameNumber(a, b);
  if (a instanceof List || a instanceof CelMap) return a.equals(b, equal);
  if (a instanceof Opaque) return a.equals(b);
  if (a instanceof Timestamp) return b instanceof Timestamp && a.nanoseconds === b.nanoseconds;
  if (a instanceof Duration) return b instanceof Duration && a.nanoseconds === b.nanoseconds;
  if (a instanceof TypeName) return b instanceof TypeName && a.name === b.name;
  if (a instanceof Optional) return b instanceof Optional && equalOptionals(a, b);
  return b instanceof Uint8Array && Buffer.compare(a, b) === 0;
}

const equalOptionals = ({ value: a }: Optional, { value: b }: Optional): boolean =>
  a === undefined || b === undefined ? a === b : equal(a, b);

export const isNumber = (value: Value): value is bigint | number | Uint =>
  typeof value === 'bigint' || typeof value === 'number' || value instanceof Uint;

/** Without rounding; NaN is not even equal to itself. */
function sameNumber(a: bigint | number | Uint, b: bigint | number | Uint): boolean {
  const [one, other] = [numberOf(a), numberOf(b)];
  return one <= other && one >= other;
}

/** JavaScript compares a bigint with a number by value, so nothing is rounded. */
export const numberOf = (value: bigint | number | Uint): bigint | number =>
  value instanceof Uint ? value.value : value;
