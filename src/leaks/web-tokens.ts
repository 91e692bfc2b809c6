import type { Leak } from './leak.js';

/** Longer runs of what a token consists of; the shortest token has three parts of 11, 11 and 16 characters. */
const runs = /[A-Za-z0-9_.-]{40,}/g;
/** Base64 of `{"`, with which the header and the claims begin. */
const begin = 'eyJ';

/** JSON web tokens: a header, claims and a signature with dots between them. */
export function* webTokensIn(text: string): Iterable<Leak> {
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (!run.includes(begin)) continue;
    const parts = run.split('.');
    let at = index;
    for (const [i, part] of parts.entries()) {
      const [claims = '', signature = ''] = parts.slice(i + 1, i + 3);
      const from = part.indexOf(begin);
      if (from >= 0 && part.length - from > 10 && claims.startsWith(begin) && signature.length >= 16) {
        yield { what: 'a JSON web token', value: [part.slice(from), claims, signature].join('.'), at: at + from };
      }
      at += part.length + 1;
    }
  }
}
