import { isBroken, Unwritable } from './faults.js';
import { invisible, isPlain } from './plain.js';

const escaped = new RegExp(`[${invisible}]`, 'gu');
const needsEscape = new RegExp(`[\\t\\n${invisible}]`, 'u');

/** A value on its key's line, or one that begins there. `indent` is that of the key. */
export function scalar(value: unknown, indent: string): string {
  if (typeof value === 'string') return textValue(value, indent);
  if (typeof value === 'number' && Number.isFinite(value)) return numberValue(value);
  if (typeof value === 'boolean' || typeof value === 'bigint' || value === null) return String(value);
  throw new Unwritable();
}

/** Text as a key, or as a whole document. */
export const oneLine = (text: string) => (isPlain(text) ? text : quoted(text));

/** Unquoted where that is safe, as a block where the text has lines, quoted otherwise. */
function textValue(text: string, indent: string): string {
  if (isPlain(text)) return text;
  return hasLines(text) && text.search(escaped) < 0 ? literal(text, indent) : quoted(text);
}

// Readers disagree about a block whose last line is all spaces.
const hasLines = (text: string) => text.includes('\n') && !/^\n+$|(?:^|\n) +\n*$/.test(text);

/** In the form that every reader takes for a number: YAML 1.1 wants a point before an exponent. */
function numberValue(value: number): string {
  const digits = String(value);
  return /^-?\de/.test(digits) ? digits.replace('e', '.0e') : digits;
}

/** In double quotes; in single ones where the text has quotes or backslashes of its own and nothing to escape. */
function quoted(text: string): string {
  if (isBroken(text)) throw new Unwritable();
  if (/["\\]/.test(text) && !needsEscape.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(escaped, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function literal(text: string, indent: string): string {
  const leading = /^[ \t\n]/.test(text) ? '2' : '';
  const trailing = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') ? '+' : '';
  const lines = trailing === '-' ? text : text.slice(0, -1);
  return `|${leading}${trailing}${`\n${lines}`.replace(/\n(?!\n|$)/g, `\n${indent}  `)}`;
}
