import { EvaluationError } from '../error.js';
import { utf8 } from '../values/bytes.js';
import { durationText } from '../values/duration.js';
import { doubleText, parseDouble } from '../values/number-text.js';
import { timestampText } from '../values/time.js';
import { typeOf } from '../values/type-of.js';
import { CelMap, Duration, List, Timestamp, TypeName, Uint, type Value } from '../values/value.js';

const wrongType = (clause: string, value: Value): EvaluationError =>
  new EvaluationError(`error during formatting: ${clause} cannot be a ${typeOf(value)}`);

/** `%s` */
export function shown(value: Value): string {
  if (typeof value === 'number') return doubleText(value);
  if (value instanceof Timestamp) return timestampText(value);
  if (value instanceof Duration) return durationText(value);
  return inside(value);
}

/** As a part of a list or map, where timestamps and durations are shown as an expression gives them. */
function inside(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value.toFixed(6);
  if (value instanceof List) return `[${Array.from(value, one => quotedInside(one)).join(', ')}]`;
  if (value instanceof CelMap) return mapText(value);
  if (value instanceof Uint8Array) return utf8(value);
  if (value instanceof Timestamp) return `timestamp("${timestampText(value)}")`;
  if (value instanceof Duration) return `duration("${durationText(value)}")`;
  if (value instanceof TypeName) return value.name;
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint' || value instanceof Uint) return integer(value);
  throw wrongType('a string', value);
}

function quotedInside(value: Value): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.stringify(goNumber(value));
  const text = inside(value);
  if (typeof value === 'string') return quote(text);
  return value instanceof Uint8Array ? `b${quote(text)}` : text;
}

const goNumber = (value: number): string => doubleText(value);

function mapText(map: CelMap): string {
  const entries = Array.from(map.keys(), key => [quotedInside(key), quotedInside(map.find(key)!)] as const);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(entry => entry.join(':')).join(', ')}}`;
}

const named: Readonly<Record<string, string>> = {
  ...{ '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v' },
  ...{ '\\': '\\\\', '"': '\\"' },
};

/** As Go quotes: what cannot be printed as an escape. */
function quote(text: string): string {
  const escaped = text.replace(/[\\"]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, found => {
    const known = named[found];
    if (known !== undefined) return known;
    const code = found.codePointAt(0)!;
    const digits = code.toString(16);
    if (code < 0x80) return `\\x${digits.padStart(2, '0')}`;
    return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/** `%d` */
export function integer(value: Value): string {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint) return String(value.value);
  throw wrongType('an integer', value);
}

/** `%b`, `%o` */
export function base(value: Value, radix: 2 | 8): string {
  if (typeof value === 'boolean' && radix === 2) return value ? '1' : '0';
  if (typeof value === 'bigint') return value.toString(radix);
  if (value instanceof Uint) return value.value.toString(radix);
  throw wrongType('an integer', value);
}

/** `%x` */
export function hex(value: Value): string {
  if (typeof value === 'bigint') return value.toString(16);
  if (value instanceof Uint) return value.value.toString(16);
  if (typeof value === 'string') return Buffer.from(value).toString('hex');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  throw wrongType('hexadecimal', value);
}

function double(value: Value, clause: string): number {
  if (typeof value === 'number') return value;
  const special = value === 'NaN' || value === 'Infinity' || value === '-Infinity';
  if (!special) throw wrongType(clause, value);
  return parseDouble(value)!;
}

const special = (value: number): string => (Number.isNaN(value) ? 'NaN' : value < 0 ? '-∞' : '∞');

/** `%f`: with commas between thousands, as in American English. */
export function fixed(value: Value, precision = 6): string {
  const number = double(value, 'a fixed-point number');
  if (!Number.isFinite(number)) return special(number);
  const [whole, fraction] = digitsOf(number, precision).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** JavaScript's `toFixed` has exponents from 1e21 on. */
function digitsOf(number: number, precision: number): string {
  if (Math.abs(number) < 1e21) return Object.is(number, -0) ? `-${(0).toFixed(precision)}` : number.toFixed(precision);
  return precision === 0 ? String(BigInt(number)) : `${BigInt(number)}.${'0'.repeat(precision)}`;
}

/** `%e`: `1.052033×10⁰³`, always with six digits: Kubernetes' own format does not look at the precision. */
export function scientific(value: Value): string {
  const number = double(value, 'scientific notation');
  if (!Number.isFinite(number)) return special(number);
  const [mantissa, exponent] = number.toExponential(6).split('e') as [string, string];
  const raised = exponent
    .slice(1)
    .padStart(2, '0')
    .replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
  return `${mantissa}×10${exponent.startsWith('-') ? '⁻' : ''}${raised}`;
}
