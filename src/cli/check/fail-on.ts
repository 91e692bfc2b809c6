import { Option } from 'commander';
import { checks } from '../../checks/registry.js';
import { waiverFindings } from '../../checks/waivers.js';
import { didYouMean, isError, type Problem, problem, UsageError } from '../../problem.js';

/** `--fail-on`: a job that runs by the clock can fail on what warns everywhere else. */
export const failOnOption = (): Option =>
  new Option(
    '--fail-on <check...>',
    'warnings that exit with 1, as errors do: waiver-expired for a scheduled job',
  ).default([], 'none');

/** @throws UsageError for names that no finding has: they would never fail */
export function refuseUnknown(ids: readonly string[]): void {
  const known = [...waiverFindings, ...checks.map(({ id }) => id)];
  const problems = ids
    .filter(id => !known.includes(id))
    .map(id =>
      problem('unknown-check', `--fail-on is "${id}", and no check is called that.${didYouMean(id, known)}`, {
        hint: 'Name a check of docs/checks, or waiver-expired.',
      }),
    );
  if (problems.length > 0) throw new UsageError(problems);
}

/** Whether a run with these findings has failed. */
export const hasFailed = (problems: readonly Problem[], failOn: readonly string[]): boolean =>
  problems.some(found => isError(found) || failOn.includes(found.id));
