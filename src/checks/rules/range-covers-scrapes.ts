import { at, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { placeIn, rules, titleOf } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import { durationOf, secondsOf } from '../../promql/duration.js';
import { type Check, finding } from '../check.js';
import { knownMetrics } from '../metrics/known-metrics.js';

const needTwo = new Set(['rate', 'irate', 'increase', 'delta', 'idelta', 'deriv', 'predict_linear']);

export const rangeCoversScrapes: Check = {
  id: 'range-covers-scrapes',
  title: 'A window holds two scrapes, and no more than is kept',
  why: 'A rate needs two samples: a window shorter than two scrapes is empty now and then. What Prometheus has thrown away it cannot count.',
  fix: 'Make the window at least four times the scrape interval, and shorter than the retention.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'rules',
  docs: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  elsewhere: ['pint promql/rate', 'pint promql/range_query'],
  fails: `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: { name: main, namespace: monitoring }
spec: { retention: 15d }
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api }
spec:
  groups:
    - name: api
      rules: [{ record: 'api:requests:rate60d', expr: 'rate(http_requests_total[60d])' }]
`,
  *check(graph, context) {
    const retention = context.prometheusRetention ?? retentionIn(graph);
    const kept = secondsOf(retention ?? '') ?? Number.POSITIVE_INFINITY;
    const metrics = knownMetrics(graph);
    for (const rule of rules(graph)) {
      for (const selection of analyse(rule.expr).selections) {
        const { range, metric, within = '' } = selection;
        if (range === undefined) continue;
        const scraped = needTwo.has(within) ? (metrics.get(metric ?? '') ?? []) : [];
        const interval = shortest(scraped.map(each => secondsOf(each.interval ?? '')));
        const where = () => `${titleOf(rule)}: the window ${durationOf(range)}, ${placeIn(rule.expr, selection)},`;
        if (interval !== undefined && range < 2 * interval)
          yield finding(
            rule.object,
            `${rule.path}.expr`,
            `${where()} holds fewer than two scrapes, one every ${durationOf(interval)}`,
          );
        if (range > kept)
          yield finding(
            rule.object,
            `${rule.path}.expr`,
            `${where()} is longer than the ${retention} that Prometheus keeps`,
          );
      }
    }
  },
};

/** Undefined where one of them is not known. */
const shortest = (intervals: readonly (number | undefined)[]): number | undefined =>
  intervals.length > 0 && intervals.every(each => each !== undefined) ? Math.min(...intervals) : undefined;

/** How long the graph's own Prometheus keeps samples. */
const retentionIn = (graph: Graph) =>
  graph.ofKind('Prometheus').flatMap(({ manifest }) => textOf(at(manifest, 'spec')['retention']) ?? [])[0];
