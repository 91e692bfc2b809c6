import { isBlank, isBlankBreakOrEnd, isBreak, isBreakOrEnd, isDigit, tab } from './characters.js';
import type { Cursor } from './cursor.js';
import { Unreadable } from './document.js';

/** The line breaks between two lines of text, as folding makes them: one is a space, more are one fewer. */
function folded(first: string, others: string): string {
  if (first === '\n') return others === '' ? ' ' : others;
  return first + others;
}

/** A piece of text without quotes, up to what ends it; `indent` is how far in its lines have to stand outside brackets. */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): { text: string; endsLine: boolean } {
  let text = '';
  let gap = '';
  let endsLine = false;
  while (!cursor.atMarker() && !cursor.is('#')) {
    const from = cursor.at;
    while (!endsPlain(cursor, inFlow)) cursor.at++;
    if (cursor.at > from) {
      text += gap + cursor.text.slice(from, cursor.at);
      endsLine = false;
      gap = '';
    }
    const code = cursor.code();
    if (!isBlank(code) && !isBreak(code)) break;
    const blanks = scanGap(cursor, indent);
    endsLine = blanks.hasBreak;
    gap = blanks.text;
    if (!inFlow && cursor.column < indent) break;
  }
  return { text, endsLine };
}

function endsPlain(cursor: Cursor, inFlow: boolean): boolean {
  const code = cursor.code();
  if (isBlankBreakOrEnd(code)) return true;
  if (code === 0x3a && isBlankBreakOrEnd(cursor.code(1))) return true;
  return inFlow && (code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d);
}

/** Blanks and line breaks between words. */
function scanGap(cursor: Cursor, indent: number): { text: string; hasBreak: boolean } {
  const from = cursor.at;
  let first: string | undefined;
  let others = '';
  for (;;) {
    const code = cursor.code();
    if (isBlank(code)) {
      if (first !== undefined && code === tab && cursor.column < indent)
        throw new Unreadable('the text is indented with a tab', cursor.line, 'Replace the tab with spaces.');
      cursor.at++;
    } else if (isBreak(code)) {
      if (first === undefined) first = cursor.lineBreak();
      else others += cursor.lineBreak();
    } else break;
  }
  if (first === undefined) return { text: cursor.text.slice(from, cursor.at), hasBreak: false };
  return { text: folded(first, others), hasBreak: true };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' }),
  ...[' ', '"', "'", '\\'].map(char => [char, char] as const),
  ...([
    ['\t', '\t'],
    ['N', '\x85'],
    ['_', '\xa0'],
    ['L', '\u2028'],
    ['P', '\u2029'],
  ] as const),
]);
const digitsOf: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Text in quotes; the cursor is on the opening one. */
export function scanQuoted(cursor: Cursor, quote: '"' | "'"): string {
  const line = cursor.line;
  const pieces: string[] = [];
  const quoteCode = quote.charCodeAt(0);
  cursor.at++;
  for (;;) {
    if (cursor.atMarker() || cursor.at >= cursor.text.length)
      throw new Unreadable(`the ${quote} that opens here is never closed`, line, 'Close it.');
    let joins = false;
    let from = cursor.at;
    while (!isBlankBreakOrEnd(cursor.code())) {
      const code = cursor.code();
      if (code === quoteCode) {
        if (quote === '"' || cursor.code(1) !== quoteCode) break;
        pieces.push(cursor.text.slice(from, ++cursor.at));
        from = ++cursor.at;
      } else if (code === 0x5c && quote === '"') {
        pieces.push(cursor.text.slice(from, cursor.at++));
        joins = isBreak(cursor.code());
        if (joins) cursor.lineBreak();
        else pieces.push(escaped(cursor));
        from = cursor.at;
        if (joins) break;
      } else cursor.at++;
    }
    pieces.push(cursor.text.slice(from, cursor.at));
    if (cursor.code() === quoteCode) break;
    pieces.push(quotedGap(cursor, joins));
  }
  cursor.at++;
  return pieces.join('');
}

/** Blanks and breaks within quotes; behind an escaped line break they are dropped. */
function quotedGap(cursor: Cursor, joins: boolean): string {
  const from = cursor.at;
  let first: string | undefined = joins ? '' : undefined;
  let others = '';
  for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
    if (isBlank(code)) cursor.at++;
    else if (first === undefined) first = cursor.lineBreak();
    else others += cursor.lineBreak();
  }
  return first === undefined ? cursor.text.slice(from, cursor.at) : folded(first, others);
}

function escaped(cursor: Cursor): string {
  const { line } = cursor;
  const char = cursor.text.charAt(cursor.at++);
  const simple = escapes.get(char);
  if (simple !== undefined) return simple;
  const count = digitsOf.get(char);
  const digits = count === undefined ? '' : cursor.text.slice(cursor.at, cursor.at + count);
  const value = digits.length === count && /^[\da-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
  if (value === undefined || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
    const shown = JSON.stringify(`\\${char}${digits}`);
    throw new Unreadable(
      `${shown} is not an escape of YAML`,
      line,
      'Double the backslash, or put the text in single quotes.',
    );
  }
  cursor.at += digits.length;
  return String.fromCodePoint(value);
}

/** The lines below a `|` or `>`, which the cursor is on; `parent` is how far in the surrounding block stands. */
export function scanBlock(cursor: Cursor, parent: number): string {
  const line = cursor.line;
  const literal = cursor.is('|');
  cursor.at++;
  const { chomp, increment } = blockHeader(cursor, line);
  let indent = increment === 0 ? 0 : Math.max(parent, 0) + increment;
  let breaks: string;
  [indent, breaks] = blockBreaks(cursor, indent, parent);
  const pieces: string[] = [];
  let last = '';
  let wasBlank = false;
  while (cursor.column === indent && cursor.at < cursor.text.length) {
    const blank = isBlank(cursor.code());
    const folds = !literal && !wasBlank && !blank && last === '\n';
    if (!folds) pieces.push(last);
    else if (breaks === '') pieces.push(' ');
    pieces.push(breaks, cursor.restOfLine());
    wasBlank = blank;
    last = cursor.lineBreak();
    [indent, breaks] = blockBreaks(cursor, indent, parent);
  }
  if (chomp !== '-') pieces.push(last);
  if (chomp === '+') pieces.push(breaks);
  return pieces.join('');
}

function blockHeader(cursor: Cursor, line: number): { chomp: string; increment: number } {
  let chomp = '';
  let increment = 0;
  const sign = () => {
    if (cursor.is('+') || cursor.is('-')) chomp = cursor.text.charAt(cursor.at++);
  };
  sign();
  if (isDigit(cursor.code())) {
    increment = Number(cursor.text.charAt(cursor.at++));
    if (increment === 0) throw new Unreadable('a block of text cannot be indented by 0', line, 'Use 1 to 9.');
    if (chomp === '') sign();
  }
  cursor.blanks();
  cursor.comment();
  if (!isBreakOrEnd(cursor.code()))
    throw new Unreadable('text follows "|" or ">" on its line', line, 'Begin the text on the next line, or quote it.');
  cursor.lineBreak();
  return { chomp, increment };
}

/** Empty lines, and how far in the text stands, where that is yet to be found. */
function blockBreaks(cursor: Cursor, indent: number, parent: number): [indent: number, breaks: string] {
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.is(' ')) cursor.at++;
    widest = Math.max(widest, cursor.column);
    if ((indent === 0 || cursor.column < indent) && cursor.is('\t'))
      throw new Unreadable('a block of text is indented with a tab', cursor.line, 'Replace the tab with spaces.');
    if (!isBreak(cursor.code())) break;
    breaks += cursor.lineBreak();
  }
  return [indent === 0 ? Math.max(widest, parent + 1, 1) : indent, breaks];
}
