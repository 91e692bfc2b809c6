import { type Problem, ProblemError, problem } from '../../problem.js';
import { re2Fault } from '../../promql/re2.js';

/** Whose logs go to Loki, and what becomes of a line. */
export interface PodLogs {
  /** The namespace of the pods. */
  readonly namespace: string;
  /** Labels of the pods. At least one. */
  readonly pods: Readonly<Record<string, string>>;
  /** Fields of a JSON line that become labels: few, with few values. @default level */
  readonly labels?: readonly string[];
  /** The field of a JSON line that holds its time, in RFC 3339. @default time */
  readonly time?: string;
  /** What must never be stored: the first group of these (RE2), or all they match, is written as `***`. */
  readonly redact?: readonly string[];
}

/** Values of these would make a stream of their own for every line. */
const endless = new Set(['trace_id', 'span_id', 'request_id', 'actor_id', 'user_id', 'duration_ms', 'message', 'msg']);

/** @throws ProblemError with everything that would lose lines, or make more streams than Loki bears */
export function requirePodLogs({ namespace, pods, labels = [], redact = [] }: PodLogs): void {
  const problems: Problem[] = [];
  const addProblem = (message: string, hint: string) => problems.push(problem('pod-logs', message, { hint }));
  if (namespace === '') addProblem('the logs of no namespace are collected.', 'Name the namespace.');
  if (Object.keys(pods).length === 0) addProblem('the logs of no pods are collected.', 'Give the labels of the pods.');
  for (const label of labels.filter(each => endless.has(each)))
    addProblem(
      `"${label}" is made a label.`,
      'It has a value for every line: leave it in the line, and filter with | json.',
    );
  for (const pattern of redact) {
    const fault = re2Fault(pattern);
    if (fault) addProblem(`the pattern "${pattern}" is refused: ${fault}.`, 'Use what RE2 knows.');
  }
  if (problems.length > 0) throw new ProblemError(problems);
}
