import type { Matchers } from '../monitoring/matcher.js';
import { targetLabels } from '../monitoring/metric.js';
import { analyse } from '../monitoring/promql/analysis.js';
import { didYouMean, listOf } from '../problem.js';
import { type Check, finding } from './check.js';
import { type KnownMetric, knownMetrics, saysMetrics } from './values/known-metrics.js';
import { placeIn, rules, titleOf } from './values/rules.js';

export const metricKnown: Check = {
  id: 'metric-known',
  title: 'Rules ask for metrics and labels that somebody exposes',
  why: 'A misspelt metric or label selects nothing, and an alert on nothing never fires.',
  fix: 'Correct the name, or declare the metric in the catalogue of the component that exposes it.',
  severity: 'error',
  docs: 'https://prometheus.io/docs/concepts/data_model/',
  elsewhere: ['pint promql/series'],
  fails: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api }
spec:
  groups:
    - name: api
      rules: [{ alert: ApiBusy, expr: 'http_request_total > 9' }] # where the api exposes http_requests_total
`,
  *check(graph) {
    if (!saysMetrics(graph)) return;
    const known = knownMetrics(graph);
    const recorded = new Set(rules(graph).flatMap(({ record }) => record ?? []));
    for (const rule of rules(graph)) {
      for (const selection of analyse(rule.expr).selections) {
        const { metric, matchers } = selection;
        if (metric === undefined || recorded.has(metric)) continue;
        const found = known.get(metric);
        const faults = found
          ? labelFaults(found, matchers)
          : [`nobody exposes "${metric}".${didYouMean(metric, [...known.keys(), ...recorded])}`];
        for (const fault of faults)
          yield finding(
            rule.object,
            `${rule.path}.expr`,
            `${titleOf(rule)}, ${placeIn(rule.expr, selection)}: ${fault}`,
          );
      }
    }
  },
};

function* labelFaults({ metric, more }: KnownMetric, matchers: Matchers): Generator<string> {
  const labels = [...Object.keys(metric.labels), ...more, ...targetLabels, metric.namespaceLabel ?? 'namespace'];
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
