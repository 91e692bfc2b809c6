import { append } from '../../graph/append.js';
import type { Graph } from '../../graph/graph.js';
import { perGraph } from '../../graph/per-graph.js';
import type { ScrapedCatalogue } from '../../monitoring/catalogue.js';
import { exporters } from '../../monitoring/exporters/all.js';
import type { Matchers } from '../../monitoring/matcher.js';
import { type Histogram, type Metric, targetLabels } from '../../monitoring/metric.js';
import { analyse } from '../../monitoring/promql/analysis.js';
import { didYouMean, listOf } from '../../problem.js';
import { placeIn, rules } from './rules.js';
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
    for (const metric of Object.values(metrics)) {
      for (const [name, more] of seriesOf(metric))
        append(known, name, { metric, interval, labels: labelsOf(metric, more) });
    }
  }
  return known;
});

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
    const found = known.get(metric)?.map(each => [...labelFaults(each, matchers)]);
    // It is right for one of the programs, or wrong as it is for the one that it comes closest to.
    const faults = found?.reduce((best, each) => (each.length < best.length ? each : best)) ?? [
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

function* labelFaults({ metric, labels }: KnownMetric, matchers: Matchers): Generator<string> {
  for (const [label, match] of Object.entries(matchers)) {
    if (!labels.includes(label)) {
      yield `"${metric.name}" has no label "${label}".${didYouMean(label, labels)}`;
      continue;
    }
    const values = metric.labels[label];
    const value = typeof match === 'string' ? match : match.operator === '=' ? match.value : undefined;
    if (Array.isArray(values) && value !== undefined && !values.includes(value))
      yield `label "${label}" of "${metric.name}" is never "${value}": it is ${listOf(values)}`;
  }
}
