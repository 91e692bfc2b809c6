import { isUserAndPassword } from './headers.js';
import type { Leak } from './leak.js';
import { isAlwaysSecret, isSecretName } from './secret-name.js';
import { canBeSecret, isGenerated, isWordy } from './secret-value.js';

/** One of these is in every name of a secret. Names are looked at only where one is. */
const hints = /pass|pwd|secret|token|credential|key|auth|pat\b/gi;
const nameCharacter = /[A-Za-z0-9_.-]/;
/** More than any name of a secret is long. */
const longestName = 64;
/**
 * `": "`, `=`, `\": \"`, ` := '`, ` string = "`, `", "`, `>`: what may stand between a name and its value. Only behind the tag
 * of an element may there be a line break.
 */
const separator =
  /\\{0,3}["'`\]]{0,2}(?:(?:[ \t]{1,8}|:[ \t]{0,8})(?:string|String|str)\b)?[ \t]{0,8}(?::{1,3}=|[?.+|]{0,2}=[=>]?|:|>(?:\s{0,32}(?=[^\s<]))?|,)[ \t]{0,32}(?:\\{0,3}(["'`])(?:\1\1)?)?/y;
const inQuotes = { '"': /[^"\\\n]{1,512}/y, "'": /[^'\\\n]{1,512}/y, '`': /[^`\\\n]{1,512}/y } as const;
/** At the beginning of a line of settings; a second word shows that it is a sentence. */
const ofLine = /[^\s\\]{1,512}(?:[ \t]{1,8}[^\s#;\\][^\s\\]{0,200})?/y;
/** At the beginning of a line of a shell, or of properties. */
const ofShell = /[^\s\\;]{1,512}/y;
const word = /[^\s"'`<>&;,)}\]\\]{1,512}/y;
const lineStart = /(?:^|\n|\\n)[ \t]{0,64}(?:- |export |set )?["']?$/;

/** Values behind the name of a secret, in any notation: YAML, JSON, TOML, XML, ini, properties, queries, options, programs. */
export function* assignmentsIn(text: string): Iterable<Leak> {
  const scan = new RegExp(hints);
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    const from = nameStart(text, match.index);
    const to = nameEnd(text, match.index);
    const leak = valueBehind(text, from, to);
    if (leak) yield leak;
    scan.lastIndex = Math.max(to, scan.lastIndex, leak ? leak.at + leak.value.length : 0);
  }
}

function valueBehind(text: string, from: number, to: number): Leak | undefined {
  const name = text.slice(from, to);
  separator.lastIndex = to;
  const parts = separator.exec(text);
  if (!parts || !/(?:auth|pat|pass\w*|pwd|secret\w*|token|credentials?|key|base)[0-9_]*$/i.test(name)) return undefined;
  const quote = parts[1] as keyof typeof inQuotes | undefined;
  // An element of XML, and not the output of a command.
  if (parts[0].includes('>') && !parts[0].includes('=') && text[from - 1] !== '<') return undefined;
  // What a function sets, and not an item of a list.
  if (parts[0].includes(',') && !(quote && text[from - 2] === '(')) return undefined;
  const at = separator.lastIndex;
  const isLine = lineStart.test(text.slice(Math.max(0, from - 80), from));
  const form = quote ? inQuotes[quote] : !isLine ? word : parts[0] === '=' ? ofShell : ofLine;
  form.lastIndex = at;
  const [value] = form.exec(text) ?? [];
  if (value === undefined || !isSecret(name, value)) return undefined;
  return { what: `a value for "${name}"`, value, at };
}

function isSecret(name: string, value: string): boolean {
  if (/(?:^|_)auth$/i.test(name)) return isUserAndPassword(value);
  if (!isSecretName(name) || !canBeSecret(value) || isWordy(value.replace(/^[*&!]/, ''))) return false;
  // In the settings of a secret store, `secretKey` is the key of an entry, which is a word.
  return (isAlwaysSecret(name) && name !== 'secretKey') || isGenerated(value);
}

function nameStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from < longestName && nameCharacter.test(text[from - 1]!)) from--;
  // In the source of a text, what looks like an "n" before a name can be the end of a line.
  return text[from - 1] === '\\' && /[nrt]/.test(text[from]!) && from < at ? from + 1 : from;
}

function nameEnd(text: string, at: number): number {
  let to = at;
  while (to < text.length && to - at < longestName && nameCharacter.test(text[to]!)) to++;
  return to;
}
