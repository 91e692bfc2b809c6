import { alerts } from '../../graph/prometheus-rules.js';
import { type Check, finding } from '../check.js';
import { failingRules } from '../failing-rules.js';

const value = /\{\{[^}]*(?:\$value|\.Value)\b/;

export const alertLabelsFixed: Check = {
  id: 'alert-labels-fixed',
  title: 'The value is in the description of an alert, not in its labels',
  why: 'Labels are what an alert is: with each new value it is another one, which never has held for long enough to fire.',
  fix: 'Move the value to an annotation.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating',
  elsewhere: ['pint alerts/template'],
  fails: failingRules(`[{ alert: ApiSlow, expr: 'api_seconds > 1', labels: { seconds: '{{ $value }}' } }]`),
  *check(graph) {
    for (const { object, path, alert, labels } of alerts(graph)) {
      for (const [label, text] of Object.entries(labels)) {
        if (value.test(text))
          yield finding(object, `${path}.labels.${label}`, `alert "${alert}" has the label "${text}"`);
      }
    }
  },
};
