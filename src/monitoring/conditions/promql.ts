import { deprecated, faultProblem, type PropsOf, propFaults, required, upToDate } from '../../intent/prop-table.js';
import { aFunction, aList, aText } from '../../intent/shapes.js';
import { isError, ProblemError } from '../../problem.js';
import type { AlertTest } from '../alert-test/alert-test.js';
import type { Metric } from '../metric.js';
import type { Scope } from '../scope.js';
import type { AlertCondition } from './condition.js';

interface Raw {
  /** Must keep to the scope: `({ namespace }) => \`…{namespace="${namespace}"}…\``. */
  readonly expr: (scope: Scope) => string;
  /** In words: `above 3`. */
  readonly threshold: string;
  readonly metrics: readonly Metric[];
}

type RawTest =
  | {
      /** Series that make it fire when `level` is above 1 and do not when it is below. */
      readonly test: (scope: Scope) => AlertTest;
    }
  | {
      /** @deprecated use `test` */
      readonly rehearsal: (scope: Scope) => AlertTest;
    };

const rawProps = {
  expr: required(aFunction),
  threshold: required(aText),
  metrics: required(aList),
  test: required(aFunction),
  rehearsal: deprecated(aFunction, { use: 'test', until: 2 }),
} satisfies PropsOf<Raw & { readonly test: unknown; readonly rehearsal?: unknown }>;

/**
 * Raw PromQL, for whatever no other condition expresses. The same checks apply to it, and it declares its own test.
 * @throws ProblemError for props of another type
 */
export function promql(props: Raw & RawTest): AlertCondition {
  const problems = propFaults(props, rawProps).map(fault => faultProblem('alert', fault, 'promql(…): '));
  if (problems.some(isError)) throw new ProblemError(problems);
  const { expr, threshold, metrics, test } = upToDate(props, rawProps) as Raw & Extract<RawTest, { test: unknown }>;
  return { problems, in: scope => ({ expr: expr(scope), threshold, metrics, test: test(scope) }) };
}
