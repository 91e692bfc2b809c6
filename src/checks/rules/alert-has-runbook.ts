import { alerts } from '../../graph/prometheus-rules.js';
import { type Check, finding } from '../check.js';
import { failingRules } from '../failing-rules.js';

export const alertHasRunbook: Check = {
  id: 'alert-has-runbook',
  title: 'An alert says what is wrong and leads to its runbook',
  why: 'Whoever is woken reads the annotations first, and has nothing else.',
  fix: 'Give it a summary, a description and runbook_url, the address of a page that says what to do.',
  category: 'monitoring',
  severity: 'warning',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/practices/alerting/',
  elsewhere: ['pint alerts/annotation'],
  fails: failingRules(
    `[{ alert: ApiSlow, expr: 'api_seconds > 1', annotations: { summary: Slow, description: Very slow } }]`,
  ),
  *check(graph) {
    for (const { object, path, alert, annotations } of alerts(graph)) {
      const missing = ['summary', 'description', 'runbook_url'].filter(name => !annotations[name]);
      if (missing.length > 0)
        yield finding(object, `${path}.annotations`, `alert "${alert}" has no ${missing.join(', no ')}`);
      const page = annotations['runbook_url'];
      if (page && !/^https?:\/\/\S+$/.test(page))
        yield finding(
          object,
          `${path}.annotations.runbook_url`,
          `alert "${alert}" has the runbook "${page}", which is not an address`,
        );
    }
  },
};
