import type { Leak } from './leak.js';
import { canBeSecret } from './secret-value.js';

/** More than any user information is long. */
const longest = 512;
const authorityEnd = /[\s"'<>`\\/]/;
/** More than `user:password` is long. */
const longestName = 128;
/** What stands before a data source name. */
const breaks = new Set(' \t\n\r"\'<>`\\/=');
/** Before the address in a data source name of Go's MySQL driver: `root:password@tcp(db:3306)/shop`. */
const dsn = /@(?:tcp|unix|udp)\(/g;
/** What examples call the password. */
const example = /^(?:pass(?:word|wd)?|pw|pwd|secret|token|user(?:name)?|x+|\.+|foo|bar|key)$/i;

/** URLs and data source names with a password. */
export function* urlsIn(text: string): Iterable<Leak> {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    if (!/[A-Za-z0-9]/.test(text[at - 1] ?? '')) continue;
    const from = at + 3;
    const authority = upTo(text.slice(from, from + longest), authorityEnd);
    yield* passwordIn(authority, authority.lastIndexOf('@'), from, 'a URL with a password');
  }
  for (const { index } of text.matchAll(dsn)) {
    const from = wordStart(text, index);
    yield* passwordIn(text.slice(from, index + 1), index - from, from, 'a data source name with a password');
  }
}

/** The password in `user:password@host`, where what is before the last `@` belongs to the user. */
function* passwordIn(authority: string, end: number, from: number, what: string): Iterable<Leak> {
  const colon = authority.indexOf(':');
  if (colon < 0 || colon >= end - 1) return;
  const value = authority.slice(colon + 1, end);
  if (canBeSecret(value) && !example.test(value)) yield { what, value, at: from + colon + 1 };
}

function upTo(text: string, end: RegExp): string {
  const at = text.search(end);
  return at < 0 ? text : text.slice(0, at);
}

function wordStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from < longestName && !breaks.has(text[from - 1]!)) from--;
  return from;
}
