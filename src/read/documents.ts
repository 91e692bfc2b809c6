import type { DocumentText } from './document.js';

const marker = /^(---|\.\.\.)(?=[ \t\r\n]|$)/gm;

/**
 * Cuts a text at its document markers. YAML allows no other line to begin with one, so this needs no parser;
 * a marker stays with the document that it begins.
 */
export function documentsOf(text: string): readonly DocumentText[] {
  const documents: DocumentText[] = [];
  let start = 0;
  let line = 1;
  for (const { index } of text.matchAll(marker)) {
    if (index > start && !isDirectives(text.slice(start, index))) {
      documents.push({ text: text.slice(start, index), line });
      line += countLines(text, start, index);
      start = index;
    }
  }
  return [...documents, { text: text.slice(start), line }];
}

/** `%YAML 1.1` and the like belong to the document that follows. */
const isDirectives = (text: string): boolean =>
  /^%/m.test(text) && text.split('\n').every(line => /^%|^\s*(?:#|$)/.test(line));

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
