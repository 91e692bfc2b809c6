import { deprecated, faultProblem, type PropsOf, propFaults, required, upToDate } from '../../intent/prop-table.js';
import { aFunction, aList, aText } from '../../intent/shapes.js';
import { isError, ProblemError } from '../../problem.js';
import type { AlertTest } from '../alert-test/alert-test.js';
import type { Metric } from '../metric.js';
import type { Scope } from '../scope.js';
import type { AlertCondition } from './condition.js';

/** Raw PromQL and its test. */
export interface PromqlProps {
  /** Must keep to the scope: `({ namespace }) => \`…{namespace="${namespace}"}…\``. */
  readonly expr: (scope: Scope) => string;
  /** In words: `above 3`. */
  readonly threshold: string;
  /** The metrics that the expression reads. */
  readonly metrics: readonly Metric[];
  /** Series that make it fire when `level` is above 1 and do not when it is below. */
  readonly test: (scope: Scope) => AlertTest;
}

/** @deprecated use `test` */
interface FormerProps extends Omit<PromqlProps, 'test'> {
  readonly rehearsal: PromqlProps['test'];
}

const promqlProps = {
  expr: required(aFunction),
  threshold: required(aText),
  metrics: required(aList),
  test: required(aFunction),
  rehearsal: deprecated(aFunction, { use: 'test', until: 2 }),
} satisfies PropsOf<PromqlProps & Partial<FormerProps>>;

/**
 * Raw PromQL, for whatever no other condition expresses. The same checks apply to it, and it declares its own test.
 * @throws ProblemError for props of another type
 */
export function promql(props: PromqlProps | FormerProps): AlertCondition {
  const problems = propFaults(props, promqlProps).map(fault => faultProblem('alert', fault, 'promql(…): '));
  if (problems.some(isError)) throw new ProblemError(problems);
  const { expr, threshold, metrics, test } = upToDate(props, promqlProps) as PromqlProps;
  return { problems, in: scope => ({ expr: expr(scope), threshold, metrics, test: test(scope) }) };
}
