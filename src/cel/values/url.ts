import { parseAddress } from './address.js';

/** A URL as Go reads it; text with `%` escapes decoded unless it says otherwise. */
export interface Url {
  readonly scheme: string;
  /** What follows the scheme where no slash does: `mailto:a@b`. */
  readonly opaque: string;
  readonly user: string | undefined;
  readonly host: string;
  /** As it was written. */
  readonly path: string;
  /** As it was written; undefined where there is no `?`. */
  readonly query: string | undefined;
}

/**
 * An absolute URL or path, `#` without a meaning; undefined for other text.
 * @param hasHost whether `//host/path` without a scheme names a host: not in a request
 */
export function parseUrl(text: string, hasHost = false): Url | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are refused
  if (/[\0-\x1f\x7f]/.test(text) || text === '') return undefined;
  const nothing = { scheme: '', opaque: '', user: undefined, host: '', query: undefined };
  if (text === '*') return { ...nothing, path: '*' };
  if (text.startsWith(':')) return undefined;
  const [, written = '', afterScheme] = /^(?:([A-Za-z][A-Za-z\d+.-]*):)?(.*)$/s.exec(text)!;
  const scheme = written.toLowerCase();
  const mark = afterScheme!.indexOf('?');
  const query = mark < 0 ? undefined : afterScheme!.slice(mark + 1);
  const rest = mark < 0 ? afterScheme! : afterScheme!.slice(0, mark);
  if (!rest.startsWith('/')) return scheme === '' ? undefined : { ...nothing, scheme, opaque: rest, query, path: '' };
  const named = rest.startsWith('//') && (scheme !== '' || (hasHost && !rest.startsWith('///')));
  if (!named) return withPath({ ...nothing, scheme, query }, rest);
  const slash = `${rest}/`.indexOf('/', 2);
  const authority = authorityOf(scheme, rest.slice(2, slash));
  return authority && withPath({ ...nothing, ...authority, scheme, query }, rest.slice(slash));
}

const withPath = (url: Omit<Url, 'path'>, path: string): Url | undefined =>
  decode(path) === undefined ? undefined : { ...url, path };

function authorityOf(scheme: string, text: string): Pick<Url, 'user' | 'host'> | undefined {
  const at = text.lastIndexOf('@');
  const host = hostOf(scheme, text.slice(at + 1));
  if (host === undefined) return undefined;
  if (at < 0) return { user: undefined, host };
  const user = text.slice(0, at);
  return /^[\w.:~!$&'()*+,;=%@-]*$/.test(user) && decode(user) !== undefined ? { user: decode(user), host } : undefined;
}

function hostOf(scheme: string, text: string): string | undefined {
  const bracket = text.lastIndexOf('[');
  if (bracket > 0) return undefined;
  if (bracket === 0) return literalHost(text);
  const colons = text.split(':').length - 1;
  const colon = colons > 1 && !/^https?$/.test(scheme) ? text.lastIndexOf(':') : text.indexOf(':');
  return colon >= 0 && !isPort(text.slice(colon)) ? undefined : hostText(text);
}

/** `[::1]:80` */
function literalHost(text: string): string | undefined {
  const end = text.lastIndexOf(']');
  if (end < 0 || !isPort(text.slice(end + 1))) return undefined;
  const [written, zone] = text.slice(1, end).split(/%25(.*)/s);
  const address = hostText(written!);
  const named = zone === undefined ? '' : decode(zone);
  if (address === undefined || named === undefined || (zone !== undefined && named === '')) return undefined;
  if (parseAddress(address)?.bits !== 128) return undefined;
  return `[${address}${zone === undefined ? '' : `%${named}`}]${text.slice(end + 1)}`;
}

const isPort = (text: string): boolean => /^(:\d*)?$/.test(text);

/** Only what is not ASCII may be escaped in a host. */
function hostText(text: string): string | undefined {
  if (/%(?!25)[0-7]/.test(text) || /[^\w.~!$&'()*+,;=:[\]<>"%\u0080-\u{10ffff}-]/u.test(text)) return undefined;
  return decode(text);
}

/** `%` escapes as the characters that they stand for; undefined where one is malformed. */
export function decode(text: string): string | undefined {
  if (/%(?![\da-f]{2})/i.test(text)) return undefined;
  if (!text.includes('%')) return text;
  const bytes = text
    .split(/(%[\da-f]{2})/i)
    .map(part => (/^%[\da-f]{2}$/i.test(part) ? Buffer.of(Number.parseInt(part.slice(1), 16)) : Buffer.from(part)));
  return Buffer.concat(bytes).toString();
}

/** The path with what has to be escaped; as it was written where that is well-formed. */
export function escapedPath({ path }: Url): string {
  if (path === '*' || /^[\w.~!$&'()*+,;=:@/[\]%-]*$/.test(path)) return path;
  return Buffer.from(decode(path)!).reduce((sum, byte) => {
    const character = String.fromCharCode(byte);
    const isPlain = /[\w.~$&+,/:;=@-]/.test(character);
    return sum + (isPlain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  }, '');
}

/** Parameters in their order; malformed ones are left out. */
export function parameters({ query = '' }: Url): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const part of query.split('&')) {
    const [, key, value = ''] = /^([^=]*)=?(.*)$/s.exec(part)!;
    const [name, text] = [key!, value].map(one => decode(one.replaceAll('+', ' ')));
    if (part === '' || part.includes(';') || name === undefined || text === undefined) continue;
    const values = found.get(name);
    if (values) values.push(text);
    else found.set(name, [text]);
  }
  return found;
}
