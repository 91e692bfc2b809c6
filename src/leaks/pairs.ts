import type { Leak } from './leak.js';
import { isSecretName, mayNameReference } from './secret-name.js';
import { canBeSecret, isReference } from './secret-value.js';

/** `name:` and `value:` in two lines, as a container lists variables. */
const pair =
  /^[ \t-]{0,80}name:[ \t]{1,8}["']?([\w.-]{1,64})["']?[ \t]*\r?\n[ \t]{0,80}value:[ \t]{1,8}["']?([^\s"']{1,512})["']?[ \t]*$/gm;

/** Values of variables that are named after secrets, in the text of a manifest. */
export function* pairsIn(text: string): Iterable<Leak> {
  for (const match of text.matchAll(pair)) {
    const [whole, name = '', value = ''] = match;
    if (!isSecretName(name) || !canBeSecret(value) || (mayNameReference(name) && isReference(value))) continue;
    yield { what: `a value for "${name}"`, value, at: match.index + whole.lastIndexOf(value) };
  }
}
