import type { Connection } from './connection.js';

const rowsPerChunk = 1000;

/** The connections of one cluster, with the environment where there may be several. */
export interface ConnectionList {
  readonly environment?: string;
  readonly rows: readonly Connection[];
}

/** Heads each list with its environment where there are several. */
function* headed(
  lists: readonly ConnectionList[],
  printed: (rows: readonly Connection[]) => Iterable<string>,
): Iterable<string> {
  for (const [i, { environment, rows }] of lists.entries()) {
    if (lists.length > 1) yield `${i === 0 ? '' : '\n'}# ${environment}\n\n`;
    yield* printed(rows);
  }
}

/** `a => b : TCP 80`, a line each, in pieces: a list may have millions of rows. */
export const connectionText = (lists: readonly ConnectionList[]): Iterable<string> =>
  headed(lists, function* (rows) {
    for (let start = 0; start < rows.length; start += rowsPerChunk) {
      const chunk = rows.slice(start, start + rowsPerChunk);
      yield chunk.map(({ source, target, ports }) => `${source} => ${target} : ${ports}\n`).join('');
    }
  });

/** Rows of `{src, dst, conn}`, for machines. */
export const connectionRows = (rows: readonly Connection[]) =>
  rows.map(({ source, target, ports }) => ({ src: source, dst: target, conn: `${ports}` }));

/** Markdown tables: sources down, targets across, ports where they meet. */
export const connectionMatrices = (lists: readonly ConnectionList[]): Iterable<string> =>
  headed(lists, rows => [matrix(rows)]);

function matrix(rows: readonly Connection[]): string {
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
