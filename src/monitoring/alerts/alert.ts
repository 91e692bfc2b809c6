import { type Problem, problem } from '../../problem.js';
import { type Duration, durationProblems } from '../../promql/duration.js';
import type { AlertCondition, ScopedCondition } from '../conditions/condition.js';
import type { Scope } from '../scope.js';

/** `critical` wakes somebody, `warning` waits for the morning. */
export type AlertSeverity = 'critical' | 'warning';
export const alertSeverities = ['critical', 'warning'] as const satisfies readonly AlertSeverity[];

/** One alert. */
export interface Alert {
  /** `CodeAIDown` */
  readonly name: string;
  /** What must hold for it to fire. */
  readonly when: AlertCondition;
  /** How long it must hold: `5m`. @default at once */
  readonly for?: Duration;
  /** Which receiver gets it. */
  readonly severity: AlertSeverity;
  /** One line: what is wrong. */
  readonly summary: string;
  /** What it means, with the value. */
  readonly description: string;
  /** What its runbook says beside what follows from the alert. @default only that */
  readonly runbook?: Guidance;
}

/** What the runbook says beside what it knows. */
export interface Guidance {
  /** What users notice. */
  readonly impact?: string;
  /** First things to look at, each a sentence or a command in backquotes. */
  readonly steps?: readonly string[];
  /** What the source document wrote, and why that cannot work. */
  readonly instead?: string;
}

/** An alert with its expression, for one scope. */
export interface ScopedAlert extends Omit<Alert, 'when'>, ScopedCondition {
  /** Labels that tell it from others of its name. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The alert as it is rendered and tested in a scope. */
export const alertIn = ({ when, ...alert }: Alert, scope: Scope): ScopedAlert => ({ ...alert, ...when.in(scope) });

const name = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** What is wrong with alerts that are declared together, each named. */
export function alertProblems(alerts: readonly Alert[]): Problem[] {
  const seen = new Set<string>();
  return alerts.flatMap(alert => {
    const problems = [...alert.when.problems];
    const addProblem = (message: string, hint: string) => problems.push(problem('alert', message, { hint }));
    if (seen.size === seen.add(alert.name).size)
      addProblem(`two alerts are named "${alert.name}".`, 'Give each its own name.');
    if (!name.test(alert.name))
      addProblem(`an alert is named "${alert.name}".`, 'Use letters, digits and "_": ApiDown.');
    if (alert.for !== undefined && alert.for !== '0s') problems.push(...durationProblems('"for"', alert.for));
    return problems.map(each => ({ ...each, message: `alert "${alert.name}": ${each.message}` }));
  });
}
