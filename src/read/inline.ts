import { resolvePlain } from './resolve.js';

/** Not in the plain block style: a matter for the general parser. */
export class Unfamiliar extends Error {}

const doubleQuoted = /^"((?:[^"\\]|\\.)*)" *(?: #.*)?$/;
const singleQuoted = /^'((?:[^']|'')*)' *(?: #.*)?$/;
/** The escapes that mean the same in YAML and JSON. */
const shared = /^(?:[^\\]|\\["\\bfnrt]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4})*$/;
/** What JSON and YAML may read differently in a list: other brackets, escapes, comments, large and broken numbers. */
const doubtful = /[{#\\]|\d[eE.]|\d{16}/;

/** Longer text is for the general parser: a regular expression would need a stack as long as the text. */
const longest = 50_000;

export const isComment = (text: string): boolean => text.startsWith('#');

/** A scalar, an empty collection or a JSON list on one line. @throws Unfamiliar for everything else */
export function inlineValue(text: string): unknown {
  if (text.length > longest) throw new Unfamiliar();
  switch (text[0]) {
    case '"':
      return doubled(text);
    case "'": {
      const [, single] = singleQuoted.exec(text) ?? [];
      if (single === undefined) throw new Unfamiliar();
      return single.replaceAll("''", "'");
    }
    case '{':
      if (text === '{}') return {};
      throw new Unfamiliar();
    case '[':
      return list(text);
    default:
      return resolvePlain(plainText(text));
  }
}

function doubled(text: string): string {
  const [, inner] = doubleQuoted.exec(text) ?? [];
  if (inner === undefined) throw new Unfamiliar();
  if (!inner.includes('\\')) return inner;
  if (!shared.test(inner)) throw new Unfamiliar();
  return json(`"${inner}"`) as string;
}

function list(text: string): unknown {
  if (text === '[]') return [];
  if (doubtful.test(text) || text.includes('[', 1)) throw new Unfamiliar();
  return json(text);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unfamiliar();
  }
}

/** Without a comment. @throws Unfamiliar for what may not be plain text */
export function plainText(text: string): string {
  if (/^[&*!|>%@`?,\]}#:]|^-(?: |$)|\t|: |:$/.test(text)) throw new Unfamiliar();
  const comment = text.indexOf(' #');
  return withoutEnd(comment < 0 ? text : text.slice(0, comment));
}

/** Without the spaces at the end; a regular expression would look at them again and again. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 32) end--;
  return text.slice(0, end);
}
