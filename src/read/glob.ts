/**
 * Whether a path matches a pattern: `*` and `?` within a folder, `**` over folders. A pattern without a slash matches a
 * file or folder of that name anywhere; one for a folder matches all that is in it.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const wanted = pattern.replace(/^\.\//, '').replace(/\/$/, '');
  const anywhere = wanted.includes('/') ? '' : '(?:.*/)?';
  const body = wanted.replace(tokens, token => translated[token] ?? `\\${token}`);
  const form = new RegExp(`^${anywhere}${body}(?:/.*)?$`, 's');
  return path => form.test(path.replaceAll('\\', '/').replace(/^\.\//, ''));
}

const tokens = /\*\*\/|\*\*|[*?.+^$(){}|[\]\\]/g;
const translated: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
