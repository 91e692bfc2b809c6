import { isBlank, isBlankBreakOrEnd, isBreakOrEnd, isWord } from './characters.js';
import type { Cursor } from './cursor.js';
import { Unreadable } from './document.js';
import { type Token, token } from './tokens.js';

/** `&name` or `*name`; the cursor is on the sign. */
export function scanAnchor(cursor: Cursor): Token {
  const { line } = cursor;
  const type = cursor.is('*') ? 'alias' : 'anchor';
  const sign = cursor.text.charAt(cursor.at++);
  const name = word(cursor);
  if (name === '' || !(isBlankBreakOrEnd(cursor.code()) || '?:,]}%@`'.includes(cursor.text.charAt(cursor.at)))) {
    const fix = `Put text that begins with ${sign} in quotes; a name is made of letters, digits, - and _.`;
    throw new Unreadable(`"${sign}" begins the name of an ${type}, and no name follows`, line, fix);
  }
  return token(type, line, name);
}

/** `!`, `!name`, `!handle!name` or `!<name>`. */
export function scanTag(cursor: Cursor): Token {
  const { line } = cursor;
  let handle: string;
  let suffix: string;
  if (cursor.code(1) === 0x3c) {
    cursor.at += 2;
    handle = '';
    suffix = uri(cursor, line, false);
    if (!cursor.is('>')) throw wrongTag(line);
    cursor.at++;
  } else {
    handle = tagHandle(cursor, line, false);
    if (handle.length > 1 && handle.endsWith('!')) suffix = uri(cursor, line, false);
    else {
      suffix = handle.slice(1) + uri(cursor, line, true);
      handle = '!';
      if (suffix === '') [handle, suffix] = ['', '!'];
    }
  }
  if (!isBlankBreakOrEnd(cursor.code())) throw wrongTag(line);
  return token('tag', line, handle, 'plain', suffix);
}

/** `%YAML 1.1` or `%TAG ! prefix`, with the rest of the line. */
export function scanDirective(cursor: Cursor): Token {
  const { line } = cursor;
  cursor.at++;
  const name = word(cursor);
  if (!isBlankBreakOrEnd(cursor.code())) throw wrongDirective(line);
  cursor.blanks();
  const found = name === 'YAML' ? version(cursor, line) : name === 'TAG' ? tagDirective(cursor, line) : undefined;
  if (!found) throw wrongDirective(line);
  cursor.blanks();
  cursor.comment();
  if (!isBreakOrEnd(cursor.code())) throw wrongDirective(line);
  cursor.lineBreak();
  return found;
}

function version(cursor: Cursor, line: number): Token {
  const [found] = /^\d{1,2}\.\d{1,2}(?!\d)/.exec(cursor.text.slice(cursor.at, cursor.at + 6)) ?? [];
  if (found === undefined) throw wrongDirective(line);
  cursor.at += found.length;
  return token('version', line, found);
}

function tagDirective(cursor: Cursor, line: number): Token {
  const handle = tagHandle(cursor, line, true);
  if (!isBlank(cursor.code())) throw wrongDirective(line);
  cursor.blanks();
  const prefix = uri(cursor, line, false);
  if (!isBlankBreakOrEnd(cursor.code())) throw wrongDirective(line);
  return token('tag-directive', line, handle, 'plain', prefix);
}

function tagHandle(cursor: Cursor, line: number, directive: boolean): string {
  if (!cursor.is('!')) throw wrongTag(line);
  cursor.at++;
  const name = word(cursor);
  const closed = cursor.is('!');
  if (closed) cursor.at++;
  else if (directive && name !== '') throw wrongTag(line);
  return `!${name}${closed ? '!' : ''}`;
}

/** What a tag may contain; `%41` is a byte of UTF-8. */
function uri(cursor: Cursor, line: number, mayBeEmpty: boolean): string {
  const from = cursor.at;
  while (
    isWord(cursor.code()) ||
    (cursor.code() !== 0 && ";/?:@&=+$,.!~*'()[]%".includes(cursor.text.charAt(cursor.at)))
  )
    cursor.at++;
  const found = cursor.text.slice(from, cursor.at);
  if (found === '' && !mayBeEmpty) throw wrongTag(line);
  try {
    return decodeURIComponent(found);
  } catch {
    throw wrongTag(line);
  }
}

function word(cursor: Cursor): string {
  const from = cursor.at;
  while (isWord(cursor.code())) cursor.at++;
  return cursor.text.slice(from, cursor.at);
}

const wrongTag = (line: number): Unreadable =>
  new Unreadable('"!" begins a tag, and no valid tag follows', line, 'Put text that begins with ! in quotes.');

const wrongDirective = (line: number): Unreadable =>
  new Unreadable(
    '"%" at the beginning of a line begins a directive, and no valid directive follows',
    line,
    'Remove the line: manifests need no directive.',
  );
