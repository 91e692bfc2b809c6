import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import type { Match, Matchers } from '../promql/matcher.js';

/** The label can have any value. */
export const anything = 'anything';

/** All values that a label can have, or `anything`. */
export type LabelValues = readonly string[] | typeof anything;
export type MetricLabels = Readonly<Record<string, LabelValues>>;

export type MetricType = 'counter' | 'gauge' | 'histogram';
export type Unit = 'seconds' | 'bytes' | 'ratio' | 'cores' | 'count';

/** One metric as a program or an exporter exposes it. */
export interface Metric<L extends MetricLabels = MetricLabels> {
  /** As the text format of Prometheus names it. */
  readonly type: MetricType;
  /** As the program exposes it: `http_requests_total`. */
  readonly name: string;
  /** One line: what it counts or measures. */
  readonly help: string;
  /** The unit of its values. */
  readonly unit: Unit;
  /** Its labels as queries see them, without those that the scrape adds. */
  readonly labels: L;
  /** The label that holds the namespace it is about. @default namespace */
  readonly namespaceLabel?: string;
  /** An exporter of the platform exposes it, for objects of any namespace. @default the component does, for itself */
  readonly platform?: boolean;
  /** What it counts, for an exporter that counts objects of one kind: without such an object there is no series. */
  readonly about?: Subject;
}

/** Objects that a metric is about. */
export interface Subject {
  readonly kind: string;
  /** The label that holds their name. */
  readonly label: string;
}

/** A metric that only grows, until its program restarts. */
export interface Counter<L extends MetricLabels = MetricLabels> extends Metric<L> {
  readonly type: 'counter';
}
/** A metric that goes up and down. */
export interface Gauge<L extends MetricLabels = MetricLabels> extends Metric<L> {
  readonly type: 'gauge';
}
/** A metric that counts observations in buckets. */
export interface Histogram<L extends MetricLabels = MetricLabels, B extends number = number> extends Metric<L> {
  readonly type: 'histogram';
  /** Upper bounds of the buckets, ascending, without `+Inf`. */
  readonly buckets: readonly B[];
}

/** Matchers over the labels that a metric has; a label with known values takes only those. */
export type Where<M extends Metric> = {
  readonly [K in keyof M['labels']]?: ValueOf<M['labels'][K]> | Match;
};
type ValueOf<V> = V extends readonly (infer T)[] ? T : string;

/** The same without the types of one metric. */
export const matchersOf = <M extends Metric>(where: Where<M> | undefined): Matchers => (where ?? {}) as Matchers;

/** Names of labels that queries may group by: the metric's own, and those that the scrape adds. */
export type LabelOf<M extends Metric> = (keyof M['labels'] & string) | TargetLabel;

/** Labels that a scrape adds to everything it reads. */
export const targetLabels = [
  'namespace',
  'job',
  'instance',
  'pod',
  'container',
  'service',
  'endpoint',
  'node',
] as const;
export type TargetLabel = (typeof targetLabels)[number];

interface Options<L extends MetricLabels> {
  readonly unit?: Unit;
  readonly labels?: L;
}

/** A number that only grows: `counter('http_requests_total', 'Requests', { labels: { code: anything } })`. */
export const counter = <const L extends MetricLabels = Record<never, never>>(
  name: string,
  help: string,
  { unit = 'count', labels = {} as L }: Options<L> = {},
): Counter<L> => Object.freeze({ type: 'counter', name, help, unit, labels });

/** A number that goes up and down. */
export const gauge = <const L extends MetricLabels = Record<never, never>>(
  name: string,
  help: string,
  { unit = 'count', labels = {} as L }: Options<L> = {},
): Gauge<L> => Object.freeze({ type: 'gauge', name, help, unit, labels });

/** Counts of measurements by size. The bounds of its buckets are the only thresholds that it can tell. */
export const histogram = <const B extends number, const L extends MetricLabels = Record<never, never>>(
  name: string,
  help: string,
  { unit = 'seconds', labels = {} as L, buckets }: Options<L> & { readonly buckets: readonly B[] },
): Histogram<L, B> => Object.freeze({ type: 'histogram', name, help, unit, labels, buckets });

/** What is wrong with matchers for a metric, where no compiler looked. */
export function whereProblems(metric: Metric, where: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(where).flatMap(([label, value]) => {
    const known = Object.keys(metric.labels);
    const values = metric.labels[label];
    if (values === undefined) {
      return [
        problem('metric-label', `"${metric.name}" has no label "${label}".${didYouMean(label, known)}`, {
          hint: known.length > 0 ? `Its labels are ${alternatives(known)}.` : 'It has no labels of its own.',
        }),
      ];
    }
    if (values === anything || typeof value !== 'string' || values.includes(value)) return [];
    return [
      problem('metric-label', `label "${label}" of "${metric.name}" is never "${value}".${didYouMean(value, values)}`, {
        hint: `It is ${alternatives(values)}.`,
      }),
    ];
  });
}
