import { templateFault } from '../../go-template/fault.js';
import type { Vocabulary } from '../../go-template/vocabulary.js';
import { alerts } from '../../graph/prometheus-rules.js';
import { type Check, finding } from '../check.js';
import { failingRules } from '../failing-rules.js';

/** What Prometheus gives the templates of its alerts. */
const vocabulary: Vocabulary = {
  functions: new Set(
    [
      'query first label value strvalue args reReplaceAll safeHtml match title toUpper toLower graphLink tableLink',
      'sortByLabel stripPort stripDomain humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp',
      'toTime toDuration now pathPrefix externalURL parseDuration urlQueryEscape',
    ].flatMap(line => line.split(' ')),
  ),
  variables: new Set(['$labels', '$externalLabels', '$externalURL', '$value']),
  fields: new Set(['Labels', 'ExternalLabels', 'ExternalURL', 'Value']),
};

export const alertTemplateValid: Check = {
  id: 'alert-template-valid',
  title: 'Prometheus can read the templates of every alert',
  why: 'Prometheus refuses a file with a template that it cannot read, and its operator drops the whole PrometheusRule: every alert in it is gone.',
  fix: 'Correct the template: its variables are $labels, $value, $externalLabels and $externalURL.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/prometheus/latest/configuration/template_reference/',
  elsewhere: ['promtool check rules', 'pint alerts/template'],
  fails: failingRules(`[{ alert: ApiDown, expr: 'up == 0', annotations: { summary: '{{ $lables.job }} is down' } }]`),
  *check(graph) {
    for (const { object, path, alert, labels, annotations } of alerts(graph)) {
      for (const [field, texts] of Object.entries({ labels, annotations })) {
        for (const [name, text] of Object.entries(texts)) {
          const fault = text.includes('{{') ? templateFault(text, vocabulary) : undefined;
          if (fault) yield finding(object, `${path}.${field}.${name}`, `alert "${alert}": ${fault}`);
        }
      }
    }
  },
};
