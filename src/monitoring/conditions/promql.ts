import type { Metric } from '../metric.js';
import type { Rehearsal } from '../rehearsal/rehearsal.js';
import type { Scope } from '../scope.js';
import type { AlertCondition } from './condition.js';

/** PromQL as it is, for what no other condition says. It is held to the same checks, and says itself how it is tested. */
export function promql(props: {
  /** Must keep to the scope: `({ namespace }) => \`…{namespace="${namespace}"}…\``. */
  readonly expr: (scope: Scope) => string;
  /** In words: `above 3`. */
  readonly threshold: string;
  readonly metrics: readonly Metric[];
  /** Series that make it fire when `level` is above 1 and do not when it is below. */
  readonly rehearsal: (scope: Scope) => Rehearsal;
}): AlertCondition {
  const { expr, threshold, metrics, rehearsal } = props;
  return {
    problems: [],
    in: scope => ({ expr: expr(scope), threshold, metrics, rehearsal: rehearsal(scope) }),
  };
}
