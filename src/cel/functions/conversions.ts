import { EvaluationError } from '../error.js';
import { utf8 } from '../values/bytes.js';
import { durationText, parseDuration } from '../values/duration.js';
import { doubleText, parseDouble } from '../values/number-text.js';
import { parseTimestamp, second, timestampOf, timestampText } from '../values/time.js';
import { typeOf } from '../values/type-of.js';
import { Duration, type Timestamp, TypeName, Uint, type Value } from '../values/value.js';
import { int, uint } from './arithmetic.js';
import { cheap, global } from './overload.js';

function parsed<T>(value: T | undefined, type: string): T {
  if (value === undefined) throw new EvaluationError(`type conversion error from 'string' to '${type}'`);
  return value;
}

/** The whole part of a double that lies strictly between the bounds. */
function whole(value: number, least: number, beyond: number, overflow: string): bigint {
  if (!(value > least && value < beyond)) throw new EvaluationError(overflow);
  return BigInt(Math.trunc(value));
}

function integerIn(text: string, pattern: RegExp, type: string, size: (value: bigint) => bigint): bigint {
  const value = text.length < 1000 && pattern.test(text) ? BigInt(text.replace(/^\+/, '')) : undefined;
  return parsed(value !== undefined && size(value) === value ? value : undefined, type);
}

const truths = new Map(
  Object.entries({ 1: true, t: true, T: true, TRUE: true, true: true, True: true }).concat(
    Object.entries({ 0: false, f: false, F: false, FALSE: false, false: false, False: false }),
  ),
);

const unix = ({ nanoseconds }: Timestamp): bigint =>
  (nanoseconds - (((nanoseconds % second) + second) % second)) / second;

const bits64 = (value: bigint): bigint => BigInt.asIntN(64, value);

export const conversions = [
  ...['bool', 'int', 'uint', 'double', 'string', 'bytes', 'timestamp', 'duration'].map(type =>
    global(type, `${type} -> ${type}`, (value: Value) => value),
  ),
  global('bool', 'string -> bool', (text: string) => parsed(truths.get(text), 'bool')),
  global('int', 'uint -> int', ({ value }: Uint) => int(value)),
  global('int', 'double -> int', (value: number) => whole(value, -(2 ** 63), 2 ** 63, 'integer overflow')),
  global('int', 'string -> int', (text: string) => integerIn(text, /^[+-]?\d+$/, 'int', bits64)),
  global('int', 'timestamp -> int', unix),
  global('int', 'duration -> int', ({ nanoseconds }: Duration) => nanoseconds),
  global('uint', 'int -> uint', uint),
  global('uint', 'double -> uint', (value: number) => {
    if (value < 0) throw new EvaluationError('unsigned integer overflow');
    return new Uint(whole(value, -1, 2 ** 64, 'unsigned integer overflow'));
  }),
  global('uint', 'string -> uint', (text: string) =>
    uint(integerIn(text, /^\d+$/, 'uint', value => BigInt.asUintN(64, value))),
  ),
  global('double', 'int -> double', (value: bigint) => Number(value)),
  global('double', 'uint -> double', ({ value }: Uint) => Number(value)),
  global('double', 'string -> double', (text: string) => parsed(parseDouble(text), 'double')),
  global('string', 'bool -> string', (value: boolean) => String(value)),
  global('string', 'int -> string', (value: bigint) => String(value)),
  global('string', 'uint -> string', ({ value }: Uint) => String(value)),
  global('string', 'double -> string', doubleText),
  global('string', 'bytes -> string', utf8),
  global('string', 'timestamp -> string', timestampText),
  global('string', 'duration -> string', durationText),
  global('bytes', 'string -> bytes', (text: string) => Buffer.from(text)),
  global('duration', 'string -> duration', (text: string) => parsed(parseDuration(text), 'google.protobuf.Duration')),
  global('duration', 'int -> duration', (value: bigint) => new Duration(value)),
  global('timestamp', 'string -> timestamp', (text: string) => {
    const { nanoseconds, offsetMinutes } = parsed(parseTimestamp(text), 'google.protobuf.Timestamp');
    return timestampOf(nanoseconds, offsetMinutes);
  }),
  global('timestamp', 'int -> timestamp', (value: bigint) => timestampOf(value * second)),
  cheap(global('dyn', 'A -> dyn', (value: Value) => value)),
  cheap(global('type', 'A -> type', (value: Value) => new TypeName(typeOf(value)))),
];
