/** Texts that differ in more lines are only named: nobody reads that, and the time grows with the square. */
const mostLines = 2_000;

export type Differ = (path: string, before: string | undefined, after: string | undefined) => string;

/**
 * Gives a function that writes the unified diff of one file, as `git apply` reads it; `undefined` stands for no file.
 * The library loads only when something differs.
 */
export async function loadDiffer(): Promise<Differ> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  return (path, before, after) => {
    const from = before === undefined ? '/dev/null' : `a/${path}`;
    const to = after === undefined ? '/dev/null' : `b/${path}`;
    const options = { context: 3, maxEditLength: limit(before, after), headerOptions: FILE_HEADERS_ONLY };
    const patch = createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, options);
    return patch ?? `Files ${from} and ${to} differ in more than ${mostLines} lines\n`;
  };
}

/** A whole file that comes or goes costs nothing to compare, however long it is. */
const limit = (before: string | undefined, after: string | undefined) =>
  before === undefined || after === undefined ? Number.POSITIVE_INFINITY : mostLines;
