import type { Problem } from '../../problem.js';
import { aggregate, joined, numeral, over } from '../../promql/text.js';
import { groupProblems } from '../conditions/gauge-level.js';
import {
  type Counter,
  type Gauge,
  type Histogram,
  type LabelOf,
  type Metric,
  matchersOf,
  type Where,
  whereProblems,
} from '../metric.js';
import { type Scope, seriesOf } from '../scope.js';

/** One line, or one bundle of lines, of a panel. */
export interface Query {
  /** PromQL for one namespace and component. */
  readonly expr: (scope: Scope) => string;
  /** `{{path}}`: labels in braces. */
  readonly legend: string;
  /** What is wrong with it, whatever the scope. */
  readonly problems: readonly Problem[];
}

interface Selected<M extends Metric> {
  readonly where?: Where<NoInfer<M>>;
  /** One line for each value of these. @default one line */
  readonly per?: readonly LabelOf<NoInfer<M>>[];
  /** @default the values of `per`, or the metric's help */
  readonly legend?: string;
}

/** Grafana's own: at least four scrapes, more when it is zoomed out. */
const window = '$__rate_interval';

function query<M extends Metric>(
  metric: M,
  { where, per = [], legend }: Selected<M>,
  expr: (series: (suffix?: string, more?: Where<M>) => string, per: readonly string[]) => string,
): Query {
  const matchers = matchersOf(where);
  return {
    expr: scope =>
      expr((suffix = '', more) => seriesOf(metric, scope, { ...matchers, ...matchersOf(more) }, suffix), per),
    legend: legend ?? (per.length > 0 ? per.map(label => `{{${label}}}`).join(' ') : metric.help),
    problems: [...whereProblems(metric, matchers), ...groupProblems(metric, per)],
  };
}

/** How often per second. */
export const rateOf = <const M extends Counter>(of: M, options: Selected<M> = {}): Query =>
  query<M>(of, options, (series, per) => aggregate('sum', per, over('rate', series(), window)));

/** How many of them, as a share. */
export const shareOf = <const M extends Counter>(of: M, part: Where<NoInfer<M>>, options: Selected<M> = {}): Query => {
  const shown = query<M>(of, options, (series, per) =>
    joined(
      '/',
      [part, undefined].map(more => aggregate('sum', per, over('rate', series('', more), window))),
    ),
  );
  return { ...shown, problems: [...shown.problems, ...whereProblems(of, matchersOf(part))] };
};

/** A quantile of a histogram. */
export const quantileOf = <const M extends Histogram>(of: M, quantile: number, options: Selected<M> = {}): Query =>
  query<M>(of, { legend: `p${numeral(quantile * 100)}`, ...legendFor(options), ...options }, (series, per) => {
    const buckets = aggregate('sum', [...per, 'le'], over('rate', series('_bucket'), window));
    return `histogram_quantile(${numeral(quantile)}, ${buckets})`;
  });

/** How many fell into each bucket of a histogram: for a heatmap. */
export const bucketsOf = <const M extends Histogram>(of: M, options: Pick<Selected<M>, 'where'> = {}): Query =>
  query<M>(of, { ...options, legend: '{{le}}' }, series =>
    aggregate('sum', ['le'], over('increase', series('_bucket'), window)),
  );

const legendFor = ({ per = [] }: { readonly per?: readonly string[] }) =>
  per.length > 0 ? { legend: per.map(label => `{{${label}}}`).join(' ') } : {};

/** The value of a gauge; series that are not told apart are added up. */
export const gaugeOf = <const M extends Gauge>(
  of: M,
  options: Selected<M> & { readonly combined?: 'sum' | 'max' | 'min' | 'avg' } = {},
): Query => query<M>(of, options, (series, per) => aggregate(options.combined ?? 'sum', per, series()));

/** Any other PromQL; it is held to the same checks. */
export const promqlQuery = (legend: string, expr: (scope: Scope) => string): Query => ({ expr, legend, problems: [] });
