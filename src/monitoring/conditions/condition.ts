import type { Problem } from '../../problem.js';
import type { AlertTest } from '../alert-test/alert-test.js';
import type { Metric } from '../metric.js';
import type { Scope } from '../scope.js';

/** What an alert waits for: stated as intent, turned into PromQL and into its own test for one scope. */
export interface AlertCondition {
  /** Its PromQL and its test, for one namespace and component. */
  readonly in: (scope: Scope) => ScopedCondition;
  /** What is wrong with it, whatever the scope. */
  readonly problems: readonly Problem[];
}

export interface ScopedCondition {
  /** PromQL that has a result for as long as the condition holds. */
  readonly expr: string;
  /** In words: `above 0.05`. */
  readonly threshold: string;
  readonly metrics: readonly Metric[];
  /** It is about everything in the namespace, and not about the component that declares it alone. @default false */
  readonly wide?: boolean;
  readonly test: AlertTest;
}
