import { CST, Lexer } from 'yaml';

/**
 * Whether a text could nest deeper than a limit: found by its tokens alone, since the parser goes down with the text
 * and a process that runs out of stack may not come back.
 */
export function mayNestDeeper(text: string, limit: number): boolean {
  const columns: number[] = [];
  let flow = 0;
  let column = 0;
  let starts = true;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'doc-mode') continue;
    if (type === 'newline') {
      column = 0;
      starts = true;
      continue;
    }
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow++;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') flow--;
    if (starts && type !== 'space') {
      while ((columns.at(-1) ?? -1) > column) columns.pop();
      if (columns.at(-1) !== column) columns.push(column);
      // What a dash introduces begins a level of its own on the same line.
      starts = type === 'seq-item-ind';
    }
    column += token.length;
    // A list may stand in the same column as the key that it belongs to.
    if (2 * columns.length + flow > 2 * limit) return true;
  }
  return false;
}
