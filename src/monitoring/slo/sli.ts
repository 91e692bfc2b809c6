import type { Labels } from '../../intent/endpoint.js';
import type { Problem } from '../../problem.js';
import type { Matchers } from '../../promql/matcher.js';
import { over } from '../../promql/text.js';
import { exampleLabels } from '../alert-test/example.js';
import { ofBound } from '../bound.js';
import { boundProblems } from '../conditions/quantile-above.js';
import { type Counter, type Histogram, type Metric, matchersOf, type Where, whereProblems } from '../metric.js';
import { type Scope, scopeMatchers, seriesOf } from '../scope.js';

/** What an objective counts: events, and those of them that do not count as good. */
export interface Sli {
  readonly metric: Metric;
  /** PromQL: all events per second. */
  readonly total: (scope: Scope, window: string) => string;
  /** PromQL: those that were not good, with a result whenever `total` has one. */
  readonly bad: (scope: Scope, window: string) => string;
  /** The series that it is made from, by name. */
  readonly inputs: (scope: Scope) => Readonly<Record<string, string>>;
  /** The labels of one series of each of them, for tests. */
  readonly examples: (scope: Scope) => Readonly<Record<string, Labels>>;
  /** In words: `were answered within 0.25 seconds`. */
  readonly good: string;
  readonly problems: readonly Problem[];
}

const sum = (series: string, window: string) => `sum(${over('rate', series, window)})`;

/** Events that did not go wrong. */
export function goodEvents<M extends Counter>(of: M, where: Where<M> | undefined, errors: Where<M>): Sli {
  const all = matchersOf(where);
  const wrong = { ...all, ...matchersOf(errors) };
  const total = (scope: Scope, window: string) => sum(seriesOf(of, scope, all), window);
  return {
    metric: of,
    total,
    // While nothing has gone wrong yet there may be no series of errors.
    bad: (scope, window) => `(${sum(seriesOf(of, scope, wrong), window)} or 0 * ${total(scope, window)})`,
    inputs: scope => ({ [of.name]: seriesOf(of, scope, all) }),
    examples: scope => ({ [of.name]: exampleOf(of, scope, all) }),
    good: 'went well',
    problems: [...whereProblems(of, all), ...whereProblems(of, wrong)],
  };
}

/** Measurements of at most this size. */
export function withinBound<M extends Histogram>(of: M, where: Where<M> | undefined, bound: number): Sli {
  const all = matchersOf(where);
  const buckets: Matchers = { ...all, le: ofBound(bound) };
  const total = (scope: Scope, window: string) => sum(seriesOf(of, scope, all, '_count'), window);
  return {
    metric: of,
    total,
    // No zero in place of a bucket that is missing: it must not read as healthy.
    bad: (scope, window) => `(${total(scope, window)} - ${sum(seriesOf(of, scope, buckets, '_bucket'), window)})`,
    inputs: scope => ({
      [`${of.name}_count`]: seriesOf(of, scope, all, '_count'),
      [`${of.name}_bucket`]: seriesOf(of, scope, buckets, '_bucket'),
    }),
    examples: scope => ({
      [`${of.name}_count`]: exampleOf(of, scope, all),
      [`${of.name}_bucket`]: exampleOf(of, scope, buckets),
    }),
    good: `took at most ${bound} ${of.unit}`,
    problems: [...whereProblems(of, all), ...boundProblems(of, bound)],
  };
}

const exampleOf = (of: Metric, scope: Scope, where: Matchers) => ({
  ...exampleLabels(where),
  ...scopeMatchers(of, scope),
});
