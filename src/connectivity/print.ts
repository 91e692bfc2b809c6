import type { Connection } from './connections.js';

const rowsPerChunk = 1000;

/** `a => b : TCP 80`, a line each, in pieces: a list may have millions of rows. */
export function* connectionText(rows: readonly Connection[]): Iterable<string> {
  for (let start = 0; start < rows.length; start += rowsPerChunk) {
    const chunk = rows.slice(start, start + rowsPerChunk);
    yield chunk.map(({ source, target, ports }) => `${source} => ${target} : ${ports}\n`).join('');
  }
}

/** An array of `{src, dst, conn}`. */
export const connectionJson = (rows: readonly Connection[]): string =>
  `${JSON.stringify(
    rows.map(({ source, target, ports }) => ({ src: source, dst: target, conn: `${ports}` })),
    null,
    2,
  )}\n`;

/** A Markdown table: sources down, targets across, what is open where they meet. */
export function connectionMatrix(rows: readonly Connection[]): string {
  const targets = [...new Set(rows.map(({ target }) => target))].sort();
  const lines = [
    ['', ...targets],
    ['---', ...targets.map(() => '---')],
  ];
  for (const [source, cells] of cellsOf(rows)) lines.push([source, ...targets.map(target => cells.get(target) ?? '')]);
  return lines.map(cells => `| ${cells.join(' | ')} |\n`).join('');
}

function cellsOf(rows: readonly Connection[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sources = new Map<string, Map<string, string>>();
  for (const { source, target, ports } of rows) {
    const cells = sources.get(source) ?? new Map<string, string>();
    sources.set(source, cells.set(target, `${ports}`));
  }
  return sources;
}
