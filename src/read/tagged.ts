import { isUtf8 } from 'node:buffer';
import { isInteger, type Resolved, resolvePlain } from './resolve.js';

const standard = 'tag:yaml.org,2002:';

/** Thrown where text is not what its tag says. */
export class WrongTag extends Error {}

/** What a scalar with a tag stands for; quotes make no difference. @throws WrongTag */
export function resolveTagged(tag: string, text: string): Resolved {
  const name = tag.startsWith(standard) ? tag.slice(standard.length) : undefined;
  if (name === 'binary') return decoded(text);
  if (name === 'str') return text;
  if (name === undefined || !['bool', 'int', 'float', 'null', 'timestamp'].includes(name)) return text;
  if (name === 'timestamp' && isTimestamp(text)) return text;
  const value = resolvePlain(text);
  if (typesOf(value, text).includes(name)) return value;
  throw new WrongTag(`${JSON.stringify(text)} is not a valid !!${name}`);
}

/** The tags that a value may carry; a whole number passes for a float. */
function typesOf(value: Resolved, text: string): readonly string[] {
  if (value === null) return ['null'];
  if (typeof value === 'boolean') return ['bool'];
  if (typeof value === 'bigint') return value > 2n ** 63n - 1n ? ['int'] : ['int', 'float'];
  if (typeof value === 'string') return [];
  return Number.isFinite(value) && isInteger(text) ? ['int', 'float'] : ['float'];
}

/** @throws WrongTag */
function decoded(text: string): string {
  const digits = text.replace(/[\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits))
    throw new WrongTag('the text behind !!binary is not base64');
  return utf8(Buffer.from(digits, 'base64'));
}

/** Every byte that belongs to no character is a replacement character, as in the JSON of Go. */
function utf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find(size => at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)));
    text += length === undefined ? '\ufffd' : bytes.toString('utf8', at, at + length);
    at += length ?? 1;
  }
  return text;
}

const dateAndTime =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| +(\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?)?$/;

function isTimestamp(text: string): boolean {
  const [, year, month, day, ...parts] = (dateAndTime.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return false;
  const [h = 0, m = 0, s = 0, zoneHour = 0, zoneMinute = 0, hour = 0, minute = 0, second = 0] = parts.map(
    part => part || 0,
  );
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (
    day >= 1 &&
    day <= days &&
    h < 24 &&
    m < 60 &&
    s < 60 &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    zoneHour <= 24 &&
    zoneMinute < 60
  );
}
