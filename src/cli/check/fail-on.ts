import { Option } from 'commander';
import { checkIds } from '../../checks/registry.js';
import { waiverFindings } from '../../checks/waivers.js';
import { didYouMean, isError, type Problem, problem, UsageError } from '../../problem.js';

/** From which severity on a run fails. */
const levels = ['error', 'warning', 'never'] as const;

/** `--fail-on`: a severity, and checks whose warnings count as errors: a job that runs by the clock can fail on what warns everywhere else. */
export const failOnOption = (): Option =>
  new Option(
    '--fail-on <severity|check...>',
    'exit with 1 on findings of this severity (error, warning or never) or of these checks: waiver-expired for a scheduled job',
  )
    .default([], 'error')
    .argParser((text: string, others: readonly string[]) => [...others, ...text.split(',')]);

/** @throws UsageError for names that no finding has: they would never fail */
export function refuseUnknown(ids: readonly string[]): void {
  const known = [...levels, ...waiverFindings, ...checkIds.all];
  const problems = ids
    .filter(id => !known.includes(checkIds.present(id)))
    .map(id =>
      problem('unknown-check', `--fail-on is "${id}", and no check is called that.${didYouMean(id, known)}`, {
        hint: 'Name a severity (error, warning, never), a check of docs/checks, or waiver-expired.',
      }),
    );
  if (problems.length > 0) throw new UsageError(problems);
}

/** Whether a run with these findings has failed. */
export const hasFailed = (problems: readonly Problem[], failOn: readonly string[]): boolean =>
  problems.some(
    found =>
      failOn.some(id => checkIds.present(id) === found.id) ||
      failOn.includes('warning') ||
      (isError(found) && (failOn.includes('error') || !failOn.includes('never'))),
  );
