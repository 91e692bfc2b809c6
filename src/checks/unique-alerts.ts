import { namespaceOf } from '../graph/object.js';
import { formatObject } from '../problem.js';
import { type Check, finding } from './check.js';
import { type Rule, rules, titleOf } from './values/rules.js';

export const uniqueAlerts: Check = {
  id: 'unique-alerts',
  title: 'No two rules of a namespace are one and the same',
  why: 'Two alerts with one name and the same labels are one to whoever is woken; two recordings overwrite one another.',
  fix: 'Remove one of them, or give it another name or label.',
  severity: 'error',
  docs: 'https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/',
  elsewhere: ['promtool check rules', 'pint rule/duplicate'],
  fails: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api }
spec:
  groups:
    - name: api
      rules: [{ alert: ApiDown, expr: 'up == 0' }, { alert: ApiDown, expr: 'absent(up)', for: 1m }]
`,
  *check(graph) {
    const seen = new Map<string, Rule>();
    for (const rule of rules(graph)) {
      const identity = identityOf(rule);
      const first = seen.get(identity);
      if (!first) seen.set(identity, rule);
      else {
        const message = `${titleOf(rule)} is the same as ${first.path} of ${formatObject(first.object)}`;
        yield finding(rule.object, rule.path, message);
      }
    }
  },
};

function identityOf({ object, alert, record, labels }: Rule): string {
  const sorted = Object.keys(labels).sort();
  return JSON.stringify([namespaceOf(object), alert, record, ...sorted.map(label => [label, labels[label]])]);
}
