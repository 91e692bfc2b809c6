import { decoded } from './base64.js';
import type { Leak } from './leak.js';
import { isPlaceholder } from './placeholder.js';
import { isGenerated } from './secret-value.js';

const scheme = /\b(?:(Basic)|Bearer|Authorization:(?:[ \t]{1,8}token)?)[ \t]{1,8}(?=([A-Za-z0-9._~+/=-]{8,4096}))/gi;

/** Credentials of an `Authorization` header: user and password in Base64, or a token, with or without its scheme. */
export function* headersIn(text: string): Iterable<Leak> {
  for (const match of text.matchAll(scheme)) {
    const [whole, basic, value = ''] = match;
    const at = match.index + whole.length;
    if (basic === undefined) {
      if (value.length >= 16 && isGenerated(value) && !isPlaceholder(value))
        yield { what: 'a bearer token', value, at };
    } else if (isUserAndPassword(value)) yield { what: 'an authorization header with a password', value, at };
  }
}

/** Base64 of `user:password`. */
export const isUserAndPassword = (text: string): boolean => /^[^:\s]{1,200}:\S/.test(decoded(text) ?? '');
