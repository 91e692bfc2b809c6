import type { Leak } from './leak.js';
import { canBeSecret } from './secret-value.js';

/** Programs with an option of one letter for a password, and that option. */
const options: readonly (readonly [programs: string, option: string])[] = [
  ['mysql|mysqldump|mysqladmin|mysqlcheck|mysqlimport|mysqlshow|mysqlpump|mariadb|mariadb-dump|mariadb-admin', '-p'],
  ['sshpass', '-p ?'],
  [
    'mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|cqlsh|twine upload|(?:docker|podman|registry|auth|skopeo|oras) login',
    '-p ',
  ],
  ['redis-cli', '-a '],
  ['ldapsearch|ldapadd|ldapmodify|ldapwhoami', '-w '],
];
/** No command line is longer. */
const longest = 200;
const programs = new RegExp(
  `(?<![\\w-])(?:(curl)|${options.map(([names]) => `(${names})`).join('|')})(?=[\\s"',])`,
  'g',
);
const value = '["\']?([^\\s"\'|;&\\\\]{3,200})';
/** An option behind a space, or an item of a list behind its quotes. */
const behind = (option: string) => new RegExp(`[\\s"']${option.replaceAll(' ', '[\\s"\',]{1,4}')}${value}`);
const user = /[\s"'](?:-[A-Za-z]{0,8}u|--user)(?:[\s"',]{1,4}|=)?["']?[^\s:"'<]{0,100}:([^\s"'|;&\\]{3,200})/;
const forms = [user, ...options.map(([, option]) => behind(option))];
const lineEnd = /(?<!\\)\n|[|;]|&&/;

/** Passwords that commands are given without naming them: `mysql -p…`, `curl -u user:…`. */
export function* commandsIn(text: string): Iterable<Leak> {
  for (const match of text.matchAll(programs)) {
    const form = forms[match.slice(1).findIndex(group => group !== undefined)]!;
    const from = match.index + match[0].length;
    const rest = text.slice(from, from + longest);
    const end = rest.search(lineEnd);
    const found = form.exec(end < 0 ? rest : rest.slice(0, end));
    if (!found?.[1] || !canBeSecret(found[1]) || found[1].startsWith('-')) continue;
    const at = from + found.index + found[0].length - found[1].length;
    yield { what: `a password for ${match[0]}`, value: found[1], at };
  }
}
