import type { Labels } from '../intent/endpoint.js';
import { type Matchers, selector } from '../promql/matcher.js';
import type { Metric } from './metric.js';

/** Whose series an expression looks at. */
export interface Scope {
  readonly namespace: string;
  /** The value of `job` on what is scraped from the component itself. */
  readonly job: string;
}

/** The matchers that keep a metric to the scope. */
export function scopeMatchers({ platform, namespaceLabel = 'namespace' }: Metric, { namespace, job }: Scope): Labels {
  return { [namespaceLabel]: namespace, ...(!platform && { job }) };
}

/** The labels that a series in scope has after an aggregation: enough to tell whose it is. */
export const scopeLabels = (metric: Metric): readonly string[] => [
  metric.namespaceLabel ?? 'namespace',
  ...(metric.platform ? [] : ['job']),
];

/** The series of a metric, of this scope alone. `suffix` is that of a histogram's parts: `_bucket`. */
export function seriesOf(metric: Metric, scope: Scope, where: Matchers = {}, suffix = ''): string {
  return selector(metric.name + suffix, { ...scopeMatchers(metric, scope), ...where });
}
