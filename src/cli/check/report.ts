import type { CheckContext } from '../../checks/check.js';
import { type CheckReport, type CheckSelection, checkGraph } from '../../checks/registry.js';
import { compareRenders } from '../../compare/compare.js';
import type { Graph } from '../../graph/graph.js';
import { isError, type Problem, sortProblems } from '../../problem.js';

/** One graph to be checked for itself: an environment, or all files that were named. */
export interface Subject {
  readonly graph: Graph;
  readonly context: CheckContext;
  /** Found before the checks: while reading, or by the declarations. */
  readonly problems: readonly Problem[];
  /** The render that the cluster has, when it is known. */
  readonly previous?: Graph | undefined;
}

/** What the checks found in all subjects. */
export interface Report extends CheckReport {
  readonly objects: number;
}

export function reportOn(subjects: readonly Subject[], selection: CheckSelection, accepted: readonly string[]): Report {
  const reports = subjects.map(({ graph, context, problems }) => {
    const { problems: found, waived } = checkGraph(graph, context, selection);
    return { problems: [...problems, ...found], waived, objects: graph.objects.length };
  });
  const renders = subjects.flatMap(({ graph: next, previous }) => (previous ? [{ previous, next }] : []));
  const changes = compareRenders(renders, accepted);
  return {
    problems: sortProblems([...reports.flatMap(({ problems }) => problems), ...changes]),
    waived: reports.flatMap(({ waived }) => waived),
    objects: reports.reduce((sum, { objects }) => sum + objects, 0),
  };
}

/** The numbers that every form of the report ends with. */
export function summaryOf({ problems, waived, objects }: Report) {
  const errors = problems.filter(isError).length;
  return { objects, errors, warnings: problems.length - errors, waived: waived.length };
}
