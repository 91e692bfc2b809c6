import type { Waived } from '../../checks/waivers.js';
import { printable, printableLines } from '../../printable.js';
import { formatObject, formatProblem, isError, whereOf } from '../../problem.js';
import { type Cause, causesOf, groupOf } from '../causes.js';
import { counted, styled } from '../print.js';
import { type Report, summaryOf } from './report.js';

/** Of one cause, so many places are named; the other forms name all. */
const most = 25;

/** The findings for people, each cause once with its places, errors last; then every waiver, and the numbers. */
export function reportText(report: Report): string {
  return [...causesOf(report.problems, groupOf).flatMap(causeLines), reportSummary(report)].join('\n');
}

function causeLines(problems: Cause): readonly string[] {
  const [first, ...more] = problems;
  const lines = more.length === 0 ? formatProblem(first).split('\n') : folded(problems);
  const [headline = '', ...rest] = lines;
  return [styled(isError(first) ? 'red' : 'yellow', headline), ...rest.map(line => styled('dim', line))];
}

/** The message of the first, and the place of each. */
function folded(problems: Cause): readonly string[] {
  const [{ severity, id, message, hint }] = problems;
  const places = problems.slice(0, most).map(problem => {
    const { source, file, construct } = problem;
    const place = [whereOf(problem), source ?? file]
      .filter(Boolean)
      .map(text => printable(`${text}`))
      .join(' at ');
    return `  ${place}${construct === undefined ? '' : `, construct ${printable(construct)}`}`;
  });
  return [
    printable(`${severity} ${id}: ${message} (${problems.length} places)`),
    ...(hint ? printableLines(`  hint: ${hint}`).split('\n') : []),
    ...places,
    ...(problems.length > most ? [`  and ${problems.length - most} more places; --format json lists all`] : []),
  ];
}

/** The last lines of the report for people: every waiver, then the numbers. */
export function reportSummary(report: Report): string {
  const { objects, errors, warnings, waived } = summaryOf(report);
  const { known = 0 } = report;
  const numbers = [
    counted(errors, 'error'),
    counted(warnings, 'warning'),
    ...(waived ? [`${waived} waived`] : []),
    ...(known ? [`${known} known before`] : []),
  ];
  return [...report.waived.map(waivedLine), `${counted(objects, 'object')}: ${numbers.join(', ')}`].join('\n');
}

export const waivedLine = ({ problem: { id, object }, waiver: { reason, owner, until } }: Waived): string =>
  `waived ${id}: ${formatObject(object)} until ${until}: ${reason} (${owner})`;
