import { isIPv4, isIPv6 } from 'node:net';
import { quoted } from '../fault.js';
import type { Limit } from '../limited.js';

/** One label with a dash behind its first character at most, or several of which the last is of letters: as the API server has it. */
const hostName =
  /^(?:[\da-z\p{S}\p{L}](?:-?[\da-z\p{S}\p{L}]{0,62})?|(?:[\da-z\p{S}\p{L}](?:[\da-z\p{S}\p{L}-]{0,61}[\da-z\p{S}\p{L}])?\.)+\p{L}{2,63})$/iu;

interface TextFormat {
  readonly accepts: (text: string) => boolean;
  readonly expected: string;
}

const matching = (pattern: RegExp) => (text: string) => pattern.test(text);
const uuid = (form: string): TextFormat => ({
  accepts: matching(new RegExp(`^${form.replaceAll('-', '-?').replaceAll('x', '[0-9a-f]')}$`, 'i')),
  expected: 'a UUID such as "123e4567-e89b-42d3-a456-426614174000"',
});

/** Go took octets with leading zeros when these formats were made, and the API server still does. */
const withoutLeadingZeros = (text: string) => text.replace(/(^|[.:])0+(?=\d)/g, '$1');
const isAddress = (text: string) => isIPv4(withoutLeadingZeros(text)) || (isIPv6(text) && !text.includes('%'));

function isRange(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  const most = isIPv6(address) ? 128 : 32;
  return more.length === 0 && isAddress(address) && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

const time = /^(\d{2}):(\d{2}):(\d{2})(.[0-9]+)?(z|[+-]\d{2}:\d{2})$/;

function isDateTime(text: string): boolean {
  const [date = '', rest = ''] = text.toLowerCase().split('t');
  const [, hour = '', minute = '', second = ''] = time.exec(rest) ?? [];
  return isDate(date) && hour !== '' && hour <= '23' && minute <= '59' && second <= '59';
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return false;
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/** Go's own form, or numbers with units anywhere in the text: `5 days`. */
const goDuration = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const unit = /\d+\s*(ns|nano|us|µs|micro|ms|milli|s|sec|m|min|h|hr|hour|d|day|w|wk|week)/i;

/** The formats of texts that the API server knows; those where it reads loosely are refused only where it surely does. */
const textFormats: Readonly<Record<string, TextFormat>> = {
  byte: {
    accepts: matching(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/),
    expected: 'base64',
  },
  cidr: { accepts: isRange, expected: 'an address range such as "10.0.0.0/8"' },
  date: { accepts: isDate, expected: 'a date such as "2030-01-31"' },
  datetime: { accepts: isDateTime, expected: 'a time such as "2030-01-31T12:00:00Z"' },
  duration: {
    accepts: text => goDuration.test(text) || unit.test(text),
    expected: 'a duration such as "30s", "5m" or "1h30m"',
  },
  /** Of our own rules: what Go reads as a duration. */
  'operator:duration': {
    accepts: matching(goDuration),
    expected: 'a duration such as "30s", "5m" or "1h30m"; days are not known',
  },
  email: { accepts: matching(/.@./), expected: 'an address such as "jane@example.com"' },
  hexcolor: { accepts: matching(/^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/), expected: 'a colour such as "#1f8a4c"' },
  hostname: {
    accepts: text => text.length <= 255 && hostName.test(text),
    expected: 'a host name such as "api.example.com"',
  },
  ipv4: {
    accepts: text => text.includes('.') && isAddress(text),
    expected: 'an address such as "10.0.0.1"',
  },
  ipv6: { accepts: text => isIPv6(text) && !text.includes('%'), expected: 'an address such as "2001:db8::1"' },
  mac: {
    accepts: matching(/^[\da-f]{2}([:-][\da-f]{2})+$|^[\da-f]{4}(\.[\da-f]{4})+$/i),
    expected: 'a hardware address such as "00:1b:44:11:3a:b7"',
  },
  rgbcolor: {
    accepts: matching(/^rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)$/),
    expected: 'a colour such as "rgb(31, 138, 76)"',
  },
  uri: {
    accepts: matching(/^(\/|[a-zA-Z][a-zA-Z0-9+.-]*:)/),
    expected: 'a URI such as "https://example.com/a" or an absolute path',
  },
  uuid: uuid('xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'),
  uuid3: uuid('xxxxxxxx-xxxx-3xxx-xxxx-xxxxxxxxxxxx'),
  uuid4: uuid('xxxxxxxx-xxxx-4xxx-[89ab]xxx-xxxxxxxxxxxx'),
  uuid5: uuid('xxxxxxxx-xxxx-5xxx-[89ab]xxx-xxxxxxxxxxxx'),
};

const int32 = 2 ** 31;
const float = 3.4028234663852886e38;

/** Formats of numbers bound them; other formats, and unknown ones, mean nothing. */
export function* formatLimits(type: string | undefined, format: string | undefined): Iterable<Limit> {
  if (format === undefined) return;
  const text = type === undefined || type === 'string' ? textFormats[format.replaceAll('-', '')] : undefined;
  if (text) yield value => (typeof value !== 'string' || text.accepts(value) ? undefined : refused(text, value));
  if (type === 'integer' && format === 'int32') yield within(-int32, int32 - 1);
  if (type === 'number' && format === 'float') yield within(-float, float);
}

const refused = ({ expected }: TextFormat, value: string) => `must be ${expected}, not ${quoted(value)}`;

const within =
  (least: number, most: number): Limit =>
  value =>
    typeof value === 'number' && (value < least || value > most)
      ? `must be from ${least} to ${most}, not ${value}`
      : undefined;
