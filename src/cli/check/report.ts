import type { Waived } from '../../checks/waivers.js';
import { isError, type Problem, sortProblems } from '../../problem.js';

/** The findings of a run. */
export interface Report {
  readonly objects: number;
  readonly problems: readonly Problem[];
  readonly waived: readonly Waived[];
  /** How many findings were there before: in the baseline, or at the revision that is compared with. @default 0 */
  readonly known?: number;
}

/** One report of several. */
export const joined = (reports: readonly Report[]): Report => ({
  objects: reports.reduce((sum, { objects }) => sum + objects, 0),
  problems: sortProblems(reports.flatMap(({ problems }) => problems)),
  waived: reports.flatMap(({ waived }) => waived),
});

/** The numbers that every form of the report ends with. */
export function summaryOf({ problems, waived, objects }: Report) {
  const errors = problems.filter(isError).length;
  return { objects, errors, warnings: problems.length - errors, waived: waived.length };
}
