import type { Leak } from './leak.js';
import { isPlaceholder } from './placeholder.js';
import { canBeSecret, isWordy } from './secret-value.js';

const space = '[ \\t]{1,32}';
/** `HTTP_Passwd …`: the name may begin a sentence as well, which goes on with a word. */
const ofLine = 'a password of a line';
/** Lines of programs whose settings are words: what is before the secret, then the secret. */
const lines: readonly (readonly [what: string, line: RegExp])[] = [
  ['a password of Redis', new RegExp(`^[ \\t]{0,32}(?:requirepass|masterauth)${space}["']?([^\\s"']{3,512})`, 'gm')],
  [
    'a password of Redis',
    new RegExp(`^[ \\t]{0,32}sentinel${space}auth-pass${space}\\S{1,100}${space}(\\S{3,512})`, 'gm'),
  ],
  ['a password of Redis', /^[ \t]{0,32}user[ \t]{1,32}\S{1,100}[ \t][^\n]{0,300}>([^\s>]{3,512})/gm],
  ['a password of PostgreSQL', /^[^\s:#]{1,255}:(?:[0-9]{4,5}|\*):[^\s:]{1,100}:[^\s:/]{1,100}:([^\s/]{1,512})$/gm],
  [
    'a password of SQL',
    /\b(?:(?:WITH|ENCRYPTED|LOGIN)[ \t]{1,8}PASSWORD|IDENTIFIED(?:[ \t]{1,8}WITH[ \t]{1,8}\w{1,40})?[ \t]{1,8}BY)[ \t]{1,8}'([^'\n]{3,512})/gi,
  ],
  [ofLine, /^[ \t]{0,32}[A-Za-z_.]{0,60}passw(?:or)?d[ \t]{1,32}([^\s=:]{3,512})$/gim],
  [
    'a password for a machine',
    /\b(?:machine\s{1,32}\S{1,255}|default)\s{1,32}login\s{1,32}\S{1,255}\s{1,32}password\s{1,32}(\S{1,512})/g,
  ],
];

/** IPv6 has as many colons as a line of .pgpass. */
const address = /^[0-9a-f:.]+$/i;

/** Each such line has blanks, or a port between two colons: most texts have neither. */
const mayHold = /\s|:[^:\n]+:/;

/** Passwords in files whose grammar gives them a place without a name: redis.conf, .pgpass, .netrc. */
export function* directivesIn(text: string): Iterable<Leak> {
  if (!mayHold.test(text)) return;
  for (const [what, line] of lines) {
    for (const match of text.matchAll(line)) {
      const value = match[1]!;
      if (address.test(match[0]) || !canBeSecret(value) || isPlaceholder(value) || (what === ofLine && isWordy(value)))
        continue;
      yield { what, value, at: match.index + match[0].length - value.length };
    }
  }
}
