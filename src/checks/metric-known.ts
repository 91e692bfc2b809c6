import { type Check, finding } from './check.js';
import { unknownIn } from './values/known-metrics.js';
import { rules, titleOf } from './values/rules.js';

export const metricKnown: Check = {
  id: 'metric-known',
  title: 'Rules ask for metrics and labels that somebody exposes',
  why: 'A misspelt metric or label selects nothing, and an alert on nothing never fires.',
  fix: 'Correct the name, or declare the metric in the catalogue of the component that exposes it.',
  severity: 'error',
  scope: 'rules',
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
    for (const rule of rules(graph)) {
      for (const message of unknownIn(graph, rule.expr))
        yield finding(rule.object, `${rule.path}.expr`, `${titleOf(rule)}, ${message}`);
    }
  },
};
