import { EvaluationError } from '../error.js';
import { Duration, Timestamp } from './value.js';

export const second = 1_000_000_000n;
const first = -62_135_596_800n * second;
const last = 253_402_300_800n * second - 1n;

/** @throws EvaluationError outside the years 1 to 9999 */
export function timestampOf(nanoseconds: bigint, offsetMinutes = 0): Timestamp {
  if (nanoseconds < first || nanoseconds > last) throw new EvaluationError('timestamp overflow');
  return new Timestamp(nanoseconds, offsetMinutes);
}

/** @throws EvaluationError beyond 292 years */
export function durationOf(nanoseconds: bigint): Duration {
  if (BigInt.asIntN(64, nanoseconds) !== nanoseconds) throw new EvaluationError('duration overflow');
  return new Duration(nanoseconds);
}

const written = /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** RFC 3339 as Go reads it; undefined for other text. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = written.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, seconds] = match.slice(1, 7).map(Number) as [
    ...[number, number, number],
    ...[number, number, number],
  ];
  if (hour > 23 || minute > 59 || seconds > 59 || !isDay(year, month, day)) return undefined;
  const [hours, minutes] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  if (hours > 24 || minutes > 60) return undefined;
  const offset = (match[8] === '-' ? -1 : 1) * (hours * 60 + minutes);
  const local = daysBefore(year, month, day) * 86_400 + hour * 3600 + minute * 60 + seconds;
  const fraction = BigInt((match[7] ?? '').slice(0, 9).padEnd(9, '0'));
  return new Timestamp(BigInt(local - offset * 60) * second + fraction, offset);
}

/** `2006-01-02` at midnight UTC; undefined for other text. */
export function parseDate(text: string): Timestamp | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseTimestamp(`${text}T00:00:00Z`) : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

/** Days from 1970 to a day. */
function daysBefore(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86_400_000;
}

/** RFC 3339, in the offset in which it was written, without trailing zeros. */
export function timestampText({ nanoseconds, offsetMinutes }: Timestamp): string {
  const local = nanoseconds + BigInt(offsetMinutes) * 60n * second;
  const fraction = ((local % second) + second) % second;
  const date = new Date(Number((local - fraction) / 1_000_000n)).toISOString().slice(0, 19);
  const digits = fraction === 0n ? '' : `.${fraction.toString().padStart(9, '0').replace(/0+$/, '')}`;
  if (offsetMinutes === 0) return `${date}${digits}Z`;
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date}${digits}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
