import type { StructuredPatch } from 'diff';

/** Two texts that differ in more lines are shown one after the other: the time to compare them grows with the square. */
const mostLines = 2_000;

/** What `patch` needs to believe that an empty file is to go. */
const nothingLeft = 'index e69de29..0000000\n';

export type Differ = (path: string, before: string | undefined, after: string | undefined) => string;

/**
 * Gives a function that writes the unified diff of one file, as `git apply` and `patch -p1` read it; `undefined` stands
 * for no file. The library loads only when something differs.
 */
export async function loadDiffer(): Promise<Differ> {
  const { formatPatch, structuredPatch } = await import('diff');

  const compared = (old: string, fresh: string) =>
    structuredPatch('', '', old, fresh, undefined, undefined, { context: 3, maxEditLength: mostLines });
  const whole = (old: string, fresh: string) =>
    oneAfterTheOther(structuredPatch('', '', old, ''), structuredPatch('', '', '', fresh));

  return (path, before, after) => {
    if (before === after) return `Files a/${path} and b/${path} differ in what is not shown.\n`;
    const old = before ?? '';
    const fresh = after ?? '';
    // A whole file that comes or goes costs nothing to compare, however long it is.
    const { hunks } = (old && fresh && compared(old, fresh)) || whole(old, fresh);
    const diff = formatPatch({
      ...{ hunks, isGit: true, isCreate: before === undefined, isDelete: after === undefined },
      ...{ oldFileName: before === undefined ? '/dev/null' : `a/${path}`, oldHeader: endOfName(path) },
      ...{ newFileName: after === undefined ? '/dev/null' : `b/${path}`, newHeader: endOfName(path) },
    });
    return before === '' && after === undefined ? diff + nothingLeft : diff;
  };
}

/** `patch` takes a name with spaces only with a tab behind it, which stands before a header that is not empty. */
const endOfName = (path: string) => (path.includes(' ') ? ' ' : undefined);

function oneAfterTheOther(removal: StructuredPatch, addition: StructuredPatch): StructuredPatch {
  const [gone] = removal.hunks;
  const [comes] = addition.hunks;
  if (!gone || !comes) return gone ? removal : addition;
  const { newStart, newLines } = comes;
  return { ...removal, hunks: [{ ...gone, newStart, newLines, lines: [...gone.lines, ...comes.lines] }] };
}
