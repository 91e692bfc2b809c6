import { checkThatFound } from '../../checks/registry.js';
import type { Problem } from '../../problem.js';
import { groupOf } from '../causes.js';
import { type Report, summaryOf } from './report.js';

/** The contract of `check --format json`: other tools read it. */
export function reportJson(report: Report): string {
  const findings = [
    ...report.problems.map(problem => findingOf(problem, false)),
    ...report.waived.map(({ problem, waiver: { reason, owner, until } }) => ({
      ...findingOf(problem, true),
      waiver: { reason, owner, until },
    })),
  ];
  return `${JSON.stringify({ version: 1, findings, summary: summaryOf(report) }, null, 2)}\n`;
}

/** A problem in the contract of `--format json`. */
export const findingOf = (problem: Problem, waived: boolean) => {
  const { id, severity, message, hint, docs, object, subject, environment, path, file, source, construct } = problem;
  const { category, controls } = checkThatFound(problem) ?? {};
  return {
    check: id,
    category: category ?? (refusedChanges.has(id) ? 'server' : undefined),
    controls,
    severity,
    message,
    hint,
    docs,
    waived,
    object,
    subject,
    environment,
    path,
    file,
    source,
    group: groupOf(problem),
    construct,
  };
};

/** Changes that the API server refuses. */
const refusedChanges: ReadonlySet<string> = new Set(['immutable-field', 'transition-refused']);
