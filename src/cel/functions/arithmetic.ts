import { EvaluationError } from '../error.js';
import { durationOf, timestampOf } from '../values/time.js';
import { type Duration, type List, type Timestamp, Uint } from '../values/value.js';
import { global } from './overload.js';

export function int(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw new EvaluationError('integer overflow');
  return value;
}

export function uint(value: bigint): Uint {
  if (BigInt.asUintN(64, value) !== value) throw new EvaluationError('unsigned integer overflow');
  return new Uint(value);
}

function divisor(value: bigint, operation = 'division'): bigint {
  if (value === 0n) throw new EvaluationError(`${operation} by zero`);
  return value;
}

/** The least int has no remainder by -1 in Go, which would overflow. */
function remainder(a: bigint, b: bigint): bigint {
  int(a / divisor(b, 'modulus'));
  return a % b;
}

export const arithmetic = [
  global('_+_', 'int, int -> int', (a: bigint, b: bigint) => int(a + b)),
  global('_+_', 'uint, uint -> uint', (a: Uint, b: Uint) => uint(a.value + b.value)),
  global('_+_', 'double, double -> double', (a: number, b: number) => a + b),
  global('_+_', 'string, string -> string', (a: string, b: string) => a + b),
  global('_+_', 'bytes, bytes -> bytes', (a: Uint8Array, b: Uint8Array) => Buffer.concat([a, b])),
  global('_+_', 'list<A>, list<A> -> list<A>', (a: List, b: List) => a.plus(b)),
  global('_+_', 'duration, duration -> duration', (a: Duration, b: Duration) =>
    durationOf(a.nanoseconds + b.nanoseconds),
  ),
  global('_+_', 'timestamp, duration -> timestamp', later),
  global('_+_', 'duration, timestamp -> timestamp', (a: Duration, b: Timestamp) => later(b, a)),
  global('_-_', 'int, int -> int', (a: bigint, b: bigint) => int(a - b)),
  global('_-_', 'uint, uint -> uint', (a: Uint, b: Uint) => uint(a.value - b.value)),
  global('_-_', 'double, double -> double', (a: number, b: number) => a - b),
  global('_-_', 'duration, duration -> duration', (a: Duration, b: Duration) =>
    durationOf(a.nanoseconds - b.nanoseconds),
  ),
  global('_-_', 'timestamp, duration -> timestamp', (a: Timestamp, b: Duration) =>
    timestampOf(a.nanoseconds - b.nanoseconds, a.offsetMinutes),
  ),
  global('_-_', 'timestamp, timestamp -> duration', (a: Timestamp, b: Timestamp) =>
    durationOf(a.nanoseconds - b.nanoseconds),
  ),
  global('_*_', 'int, int -> int', (a: bigint, b: bigint) => int(a * b)),
  global('_*_', 'uint, uint -> uint', (a: Uint, b: Uint) => uint(a.value * b.value)),
  global('_*_', 'double, double -> double', (a: number, b: number) => a * b),
  global('_/_', 'int, int -> int', (a: bigint, b: bigint) => int(a / divisor(b))),
  global('_/_', 'uint, uint -> uint', (a: Uint, b: Uint) => uint(a.value / divisor(b.value))),
  global('_/_', 'double, double -> double', (a: number, b: number) => a / b),
  global('_%_', 'int, int -> int', remainder),
  global('_%_', 'uint, uint -> uint', (a: Uint, b: Uint) => uint(a.value % divisor(b.value, 'modulus'))),
  global('-_', 'int -> int', (a: bigint) => int(-a)),
  global('-_', 'double -> double', (a: number) => -a),
  global('!_', 'bool -> bool', (a: boolean) => !a),
];

function later(a: Timestamp, b: Duration): Timestamp {
  return timestampOf(a.nanoseconds + b.nanoseconds, a.offsetMinutes);
}
