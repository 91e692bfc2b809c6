import { printable } from '../../printable.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What forges turn into links and mentions: `@name`, `#12`, `!12`, addresses. An empty comment behind it keeps it text. */
const references = /[@#!~%](?=\w)|:(?=\/\/)|\bwww(?=\.)/g;

/** A text from outside as it may be part of a comment: one line, without markup, links or mentions. */
export const forgeText = (text: string): string =>
  printable(text)
    .replace(/[&<>]/g, character => entities[character] ?? character)
    .replace(/[\\`*_{}[\]|]/g, '\\$&')
    .replace(references, '$&<!-- -->');

/** A text from outside in a code span, whatever backticks it has. */
export function forgeCode(text: string): string {
  const shown = printable(text).replaceAll('\n', ' ');
  const ticks = [...shown.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...ticks) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
