import { formatProblem, isError, type Problem, whereOf } from '../problem.js';

/** Problems of one cause: the same declaration, in several environments or on several of its objects. */
interface Fold {
  readonly first: Problem;
  readonly others: readonly Problem[];
}

/** How many places are listed below the first one. */
const listed = 3;

/**
 * Problems as a person reads them: of one cause the first in full, with the places of the others below it; errors last,
 * where a terminal ends. The forms for machines have all of them.
 */
export function foldedLines(
  problems: readonly Problem[],
): readonly { readonly problem: Problem; readonly text: string }[] {
  const folds = foldsOf(problems);
  return [...folds.filter(({ first }) => !isError(first)), ...folds.filter(({ first }) => isError(first))].map(
    ({ first, others }) => ({ problem: first, text: withOthers(formatProblem(first), others) }),
  );
}

function foldsOf(problems: readonly Problem[]): readonly Fold[] {
  const folds = new Map<string, Fold & { readonly others: Problem[] }>();
  for (const [i, problem] of problems.entries()) {
    const key = problem.source === undefined ? String(i) : causeOf(problem);
    const fold = folds.get(key);
    if (fold) fold.others.push(problem);
    else folds.set(key, { first: problem, others: [] });
  }
  return [...folds.values()];
}

/** The message counts, without the names that differ from one environment to the next: nothing else that it says is lost. */
function causeOf({ severity, id, source, hint, object, subject, environment, message }: Problem): string {
  const names = [environment, object?.namespace].filter(name => name !== undefined);
  const said = names.reduce((text, name) => text.replaceAll(name, '*'), message);
  return JSON.stringify([severity, id, source, hint, object?.kind, subject, said]);
}

/** Below the hint, above the line of the declaration. */
function withOthers(text: string, others: readonly Problem[]): string {
  const places = [...new Set(others.map(whereOf))].filter(Boolean);
  if (places.length === 0) return text;
  const more = places.length > listed ? ` and ${places.length - listed} more` : '';
  const lines = text.split('\n');
  return [...lines.slice(0, -1), `  also ${places.slice(0, listed).join(', ')}${more}`, ...lines.slice(-1)].join('\n');
}
