import type { Leak } from './leak.js';

const begin = '-----BEGIN ';
const end = '-----END ';
/** `RSA PRIVATE KEY-----`, `PGP PRIVATE KEY BLOCK-----` */
const header = /(?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/y;

/** Private keys in their armour; one without an end takes the rest of the text. */
export function* privateKeysIn(text: string): Iterable<Leak> {
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at)) {
    header.lastIndex = at + begin.length;
    const [armour] = header.exec(text) ?? [];
    if (armour === undefined) {
      at += begin.length;
      continue;
    }
    const ending = text.indexOf(end, header.lastIndex);
    const to = ending < 0 ? text.length : Math.min(text.length, ending + end.length + armour.length);
    if (hasKey(text.slice(at + begin.length + armour.length, ending < 0 ? to : ending))) {
      yield { what: 'a private key', value: text.slice(at, to), at };
    }
    at = to;
  }
}

/** An example in a comment has the armour alone, or dots in it. */
const hasKey = (body: string): boolean => /[A-Za-z0-9+/=]{16}/.test(body);
