import type { Graph } from '../../graph/graph.js';
import { perGraph } from '../../graph/per-graph.js';
import type { ScrapedCatalogue } from '../../monitoring/catalogue.js';
import { exporters } from '../../monitoring/exporters/all.js';
import type { Histogram, Metric } from '../../monitoring/metric.js';
import '../../monitoring/alerts/declared.js';

/** A series as a query names it: a histogram has several. */
export interface KnownMetric {
  readonly metric: Metric;
  readonly interval?: string | undefined;
  /** Labels that this part has beside the metric's own: `le`. */
  readonly more: readonly string[];
}

/** By name, what exporters and the components of the graph expose. */
export const knownMetrics: (graph: Graph) => ReadonlyMap<string, KnownMetric> = perGraph(graph => {
  const known = new Map<string, KnownMetric>();
  const catalogues: readonly ScrapedCatalogue[] = [
    ...exporters.map(metrics => ({ metrics })),
    ...graph.intents('metrics').map(({ value }) => value),
  ];
  for (const { metrics, interval } of catalogues) {
    for (const metric of Object.values(metrics)) {
      for (const [name, more] of seriesOf(metric)) known.set(name, { metric, interval, more });
    }
  }
  return known;
});

/** Whether components say what they expose: a graph that was read from files says nothing. */
export const saysMetrics = (graph: Graph): boolean => graph.intents('metrics').length > 0;

function seriesOf(metric: Metric | Histogram): readonly (readonly [string, readonly string[]])[] {
  if (metric.type !== 'histogram') return [[metric.name, []]];
  return [
    [`${metric.name}_bucket`, ['le']],
    [`${metric.name}_count`, []],
    [`${metric.name}_sum`, []],
  ];
}
