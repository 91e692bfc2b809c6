import { isError, type Problem } from '../problem.js';
import { findingOf } from './check/json.js';

/** A view of the graph, for machines. */
interface View {
  /** The command that shows it. */
  readonly view: 'connections' | 'cost' | 'order';
  /** Of each cluster. Of the declared systems, each has the name of its `environment`. */
  readonly environments: readonly { readonly environment?: string | undefined }[];
  /** Why something is not in it, and what else there is to say. */
  readonly problems: readonly Problem[];
  /** Totals of the view. @default none */
  readonly summary?: Readonly<Record<string, number>>;
}

/**
 * The one envelope of every view: `version`, `view`, facts of the view, `environments`, `findings`, `summary`. Its
 * contracts are in `docs/schemas`.
 */
export function viewJson<T extends View>({ view, environments, problems, summary, ...facts }: T): string {
  const errors = problems.filter(isError).length;
  const document = {
    version: 1,
    view,
    ...facts,
    environments,
    findings: problems.map(problem => findingOf(problem, false)),
    summary: { ...summary, errors, warnings: problems.length - errors },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
