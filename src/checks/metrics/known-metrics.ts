import { append } from '../../graph/append.js';
import type { Graph } from '../../graph/graph.js';
import { perGraph } from '../../graph/per-graph.js';
import { placeIn, rules } from '../../graph/prometheus-rules.js';
import type { MetricCatalogue, ScrapedCatalogue } from '../../monitoring/catalogue.js';
import { exporters } from '../../monitoring/exporters/all.js';
import { anything, type Histogram, type Metric, targetLabels } from '../../monitoring/metric.js';
import { alternatives, didYouMean } from '../../problem.js';
import { analyse } from '../../promql/analysis.js';
import { literal, type Matchers } from '../../promql/matcher.js';
import '../../monitoring/alerts/declared.js';

/** A series as a query names it: a histogram has several. */
export interface KnownMetric {
  readonly metric: Metric;
  readonly interval?: string | undefined;
  /** Every label that this part has: the metric's own, those of its target, and `le`. */
  readonly labels: readonly string[];
}

/** By name, what exporters and the components of the graph expose; programs may expose one name, each with labels of its own. */
export const knownMetrics: (graph: Graph) => ReadonlyMap<string, readonly KnownMetric[]> = perGraph(graph => {
  const known = new Map<string, KnownMetric[]>();
  const catalogues: readonly ScrapedCatalogue[] = [
    ...exporters.map(metrics => ({ metrics })),
    ...graph.intents('metrics').map(({ value }) => value),
  ];
  for (const { metrics, interval } of catalogues) {
    for (const { name, metric, labels } of seriesIn(metrics)) append(known, name, { metric, interval, labels });
  }
  return known;
});

interface Series {
  readonly name: string;
  readonly metric: Metric;
  readonly labels: readonly string[];
}

const read = new WeakMap<MetricCatalogue, readonly Series[]>();

/** Every series of a catalogue. Many components expose one catalogue, in many environments. */
function seriesIn(catalogue: MetricCatalogue): readonly Series[] {
  let series = read.get(catalogue);
  if (!series) {
    series = Object.values(catalogue).flatMap(metric =>
      seriesOf(metric).map(([name, more]) => ({ name, metric, labels: labelsOf(metric, more) })),
    );
    read.set(catalogue, series);
  }
  return series;
}

const labelsOf = ({ labels, namespaceLabel = 'namespace' }: Metric, more: readonly string[]) => [
  ...Object.keys(labels),
  ...more,
  ...targetLabels,
  namespaceLabel,
];

const recordings = perGraph(graph => new Set(rules(graph).flatMap(({ record }) => record ?? [])));

/** What an expression asks for and nobody exposes. A graph that was read from files does not say what is exposed. */
export function* unknownIn(graph: Graph, expr: string): Generator<string> {
  if (graph.intents('metrics').length === 0) return;
  const known = knownMetrics(graph);
  const recorded = recordings(graph);
  for (const selection of analyse(expr).selections) {
    const { metric, matchers } = selection;
    if (metric === undefined || recorded.has(metric)) continue;
    const exposed = known.get(metric);
    // It is right for one of the programs, or wrong as it is for the one that it comes closest to.
    if (exposed?.some(each => isRight(each, matchers))) continue;
    const faults = exposed
      ?.map(each => [...labelFaults(each, matchers)])
      .reduce((best, each) => (each.length < best.length ? each : best)) ?? [
      `nobody exposes "${metric}".${didYouMean(metric, [...known.keys(), ...recorded])}`,
    ];
    for (const fault of faults) yield `${placeIn(expr, selection)}: ${fault}`;
  }
}

function seriesOf(metric: Metric | Histogram): readonly (readonly [string, readonly string[]])[] {
  if (metric.type !== 'histogram') return [[metric.name, []]];
  return [
    [`${metric.name}_bucket`, ['le']],
    [`${metric.name}_count`, []],
    [`${metric.name}_sum`, []],
  ];
}

function* labelFaults(known: KnownMetric, matchers: Matchers): Generator<string> {
  const { metric, labels } = known;
  for (const [label, match] of Object.entries(matchers)) {
    if (!labels.includes(label)) yield `"${metric.name}" has no label "${label}".${didYouMean(label, labels)}`;
    const values = valuesOf(metric, label);
    const value = literal(match);
    if (value !== undefined && values?.includes(value) === false)
      yield `label "${label}" of "${metric.name}" is never "${value}": it is ${alternatives(values)}`;
  }
}

/** Whether there is no fault, as nearly always: nothing is put together to say so. */
function isRight({ metric, labels }: KnownMetric, matchers: Matchers): boolean {
  for (const label in matchers) {
    if (!labels.includes(label)) return false;
    const value = literal(matchers[label]);
    if (value !== undefined && valuesOf(metric, label)?.includes(value) === false) return false;
  }
  return true;
}

/** All values that a label can have, where they are known. */
function valuesOf({ labels }: Metric, label: string): readonly string[] | undefined {
  const values = labels[label];
  return values === anything ? undefined : values;
}
