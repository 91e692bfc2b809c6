import { rules, titleOf } from '../../graph/prometheus-rules.js';
import { formatObject } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { failingRules } from '../failing-rules.js';
import { unknownIn } from '../metrics/known-metrics.js';
import { withoutSubject } from '../metrics/metric-subjects.js';

export const metricKnown: Check = {
  id: 'metric-known',
  title: 'Rules ask for metrics and labels that somebody exposes',
  why: 'A misspelt metric or label selects nothing, and an alert on nothing never fires.',
  fix: 'Correct the name, or declare the metric in the catalogue of the component that exposes it.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'rules',
  docs: 'https://prometheus.io/docs/concepts/data_model/',
  elsewhere: ['pint promql/series'],
  fails: failingRules(
    `[{ alert: ApiBusy, expr: 'http_request_total > 9' }] # where the api exposes http_requests_total`,
  ),
  *check(graph) {
    const empty = new Set<string>();
    for (const rule of rules(graph)) {
      const path = `${rule.path}.expr`;
      for (const message of unknownIn(graph, rule.expr))
        yield finding(rule.object, path, `${titleOf(rule)}, ${message}`);
      for (const [metric, missing] of withoutSubject(graph, rule)) {
        // One metric is in many rules of an objective.
        const id = `${formatObject(rule.object)} ${metric} ${missing}`;
        if (empty.has(id)) continue;
        empty.add(id);
        yield risk(rule.object, path, `${titleOf(rule)} finds no "${metric}": ${missing}`, hint);
      }
    }
  },
};

const hint =
  'Where requests come in another way here, as through a Gateway, ask for a metric of the program itself, or of what forwards them.';
