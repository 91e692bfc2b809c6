import { alerts } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import { type Check, finding } from '../check.js';

export const alertHasCondition: Check = {
  id: 'alert-has-condition',
  title: 'The expression of an alert has a condition',
  why: 'An alert fires for every series of its result, so it fires as soon as the metric is there.',
  fix: 'Compare with a threshold: … > 0.05. An alert that must always fire is vector(1).',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
  elsewhere: ['pint alerts/comparison'],
  fails: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api }
spec:
  groups:
    - name: api
      rules: [{ alert: ApiErrors, expr: 'rate(http_errors_total[5m])' }]
`,
  *check(graph) {
    for (const { object, path, alert, expr } of alerts(graph)) {
      const { faults, conditional, selections } = analyse(expr);
      if (faults.length > 0 || conditional || selections.length === 0) continue;
      yield finding(
        object,
        `${path}.expr`,
        `alert "${alert}" compares with nothing: it fires while "${expr}" has a value`,
      );
    }
  },
};
