import { EvaluationError } from '../error.js';
import { second } from '../values/time.js';
import type { Duration, Timestamp } from '../values/value.js';
import { member } from './overload.js';

/** A timestamp's calendar in a time zone. */
type Field = (date: Date) => number;

const dayOfYear: Field = date => Math.floor((date.getTime() - new Date(date).setUTCMonth(0, 1)) / 86_400_000);

const fields: Readonly<Record<string, Field>> = {
  getFullYear: date => date.getUTCFullYear(),
  getMonth: date => date.getUTCMonth(),
  getDayOfYear: dayOfYear,
  getDayOfMonth: date => date.getUTCDate() - 1,
  getDate: date => date.getUTCDate(),
  getDayOfWeek: date => date.getUTCDay(),
  getHours: date => date.getUTCHours(),
  getMinutes: date => date.getUTCMinutes(),
  getSeconds: date => date.getUTCSeconds(),
  getMilliseconds: date => date.getUTCMilliseconds(),
};

const milliseconds = ({ nanoseconds }: Timestamp): number =>
  Number((nanoseconds - (((nanoseconds % 1_000_000n) + 1_000_000n) % 1_000_000n)) / 1_000_000n);

/** How far a zone, by its name or as `+02:00`, is east of UTC at an instant. */
function offsetMinutes(zone: string, at: Timestamp): number {
  const [hours, minutes] = zone.split(':');
  if (minutes === undefined) return namedOffset(zone, milliseconds(at));
  if (!/^[+-]?\d+$/.test(hours!) || !/^[+-]?\d+$/.test(zone.slice(hours!.length + 1)))
    throw new EvaluationError(`invalid time zone ${JSON.stringify(zone)}`);
  return Number(hours) * 60 + (zone.startsWith('-') ? -1 : 1) * Number(minutes);
}

function namedOffset(zone: string, at: number): number {
  if (zone === '' || zone === 'UTC') return 0;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const [year, month, day, hour, minute, seconds] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(name =>
      Number(part[name]),
    ) as [number, number, number, number, number, number];
    const local = new Date(0);
    local.setUTCFullYear(part['era'] === 'BC' ? 1 - year : year, month - 1, day);
    local.setUTCHours(hour, minute, seconds);
    return (local.getTime() - Math.floor(at / 1000) * 1000) / 60_000;
  } catch {
    throw new EvaluationError(`unknown time zone ${zone}`);
  }
}

const dateIn = (at: Timestamp, offset: number): Date => new Date(milliseconds(at) + offset * 60_000);

const whole = (unit: bigint) => (duration: Duration) => duration.nanoseconds / unit;

export const times = [
  ...Object.entries(fields).flatMap(([name, field]) => [
    member(name, 'timestamp -> int', (at: Timestamp) => BigInt(field(dateIn(at, 0)))),
    member(name, 'timestamp, string -> int', (at: Timestamp, zone: string) =>
      BigInt(field(dateIn(at, offsetMinutes(zone, at)))),
    ),
  ]),
  member('getHours', 'duration -> int', whole(3600n * second)),
  member('getMinutes', 'duration -> int', whole(60n * second)),
  member('getSeconds', 'duration -> int', whole(second)),
  member('getMilliseconds', 'duration -> int', whole(1_000_000n)),
];
