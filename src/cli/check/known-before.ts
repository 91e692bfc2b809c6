import { problem, sortProblems, UsageError } from '../../problem.js';
import { printError } from '../print.js';
import { Baseline, knownOf, readBaseline, writeBaseline } from './baseline.js';
import type { CheckOptions } from './options.js';
import type { Report } from './report.js';

/**
 * A report without what was there before: in the baseline, or at a revision.
 * @param at the findings at a revision
 * @throws UsageError where a baseline is to be written and none is named
 */
export function withoutKnown(report: Report, options: CheckOptions, at: (revision: string) => Report): Report {
  const { baseline, writeBaseline: writes, newSince } = options;
  if (writes && baseline === undefined) throw new UsageError([withoutFile]);
  if (writes && baseline !== undefined) {
    writeBaseline(baseline, report.problems);
    return without(report, new Baseline(report.problems.map(knownOf)));
  }
  const since = newSince === undefined ? report : without(report, new Baseline(at(newSince).problems.map(knownOf)));
  if (baseline === undefined) return since;
  const before = readBaseline(baseline);
  const left = without(since, before);
  const problems = sortProblems([...left.problems, ...before.renamed]);
  if (before.gone > 0)
    printError(`${before.gone} of the baseline are no longer found; --write-baseline removes them`, 'dim');
  return { ...left, problems };
}

const withoutFile = problem('invalid-usage', '--write-baseline needs a file', {
  hint: 'Name it: --baseline plainsail-baseline.json.',
});

function without(report: Report, before: Baseline): Report {
  const problems = report.problems.filter(each => !before.take(each));
  return { ...report, problems, known: (report.known ?? 0) + report.problems.length - problems.length };
}
