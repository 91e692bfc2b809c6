import { type Problem, problem } from '../../problem.js';
import { type Duration, durationProblems } from '../../promql/duration.js';
import { logqlFaults } from '../../promql/logql.js';
import { quoted, selector } from '../../promql/matcher.js';
import { re2Fault } from '../../promql/re2.js';
import type { Alert } from '../alerts/alert.js';

/** An alert for lines of a log: Loki's ruler evaluates it, not Prometheus. */
export interface LogAlert extends Omit<Alert, 'when'> {
  /** The labels of the log's streams beside the namespace: `{ app: 'api' }`. */
  readonly streams: Readonly<Record<string, string>>;
  /** A line counts when this regular expression is found in it. */
  readonly line: string;
  /** Lines to tell by whether it does what is meant. */
  readonly examples: { readonly counts: readonly string[]; readonly passes: readonly string[] };
  /** More lines than this. @default 0 */
  readonly above?: number;
  /** The time in which the lines are counted: `5m`. */
  readonly within: Duration;
}

/** LogQL with a result for every pod that wrote more such lines. */
export function logQuery({ streams, line, above = 0, within }: LogAlert, namespace: string): string {
  const stream = selector('', { namespace, ...streams });
  return `sum by (namespace, pod) (count_over_time(${stream} |~ ${quoted(line)} [${within}])) > ${above}`;
}

/** What is wrong with alerts for logs: tried on the lines that they name. */
export function logAlertProblems(alerts: readonly LogAlert[]): Problem[] {
  return alerts.flatMap(alert => {
    const problems = durationProblems('"within"', alert.within);
    const addProblem = (message: string, hint: string) => problems.push(problem('log-alert', message, { hint }));
    const fault = re2Fault(alert.line);
    if (fault) addProblem(`the pattern "${alert.line}" is refused: ${fault}.`, 'Use what RE2 knows.');
    else for (const wrong of misjudged(alert)) addProblem(wrong, 'Correct the pattern, or the example.');
    for (const each of logqlFaults(logQuery(alert, 'any')))
      addProblem(`its query is refused: ${each.message}.`, 'Correct the labels.');
    return problems.map(each => ({ ...each, message: `log alert "${alert.name}": ${each.message}` }));
  });
}

function* misjudged({ line, examples }: LogAlert): Generator<string> {
  const pattern = new RegExp(line.replaceAll('(?i)', ''), line.includes('(?i)') ? 'i' : '');
  for (const text of examples.counts) if (!pattern.test(text)) yield `it does not count the line "${text}".`;
  for (const text of examples.passes) if (pattern.test(text)) yield `it counts the line "${text}".`;
  if (examples.counts.length === 0) yield 'it names no line that counts.';
}
