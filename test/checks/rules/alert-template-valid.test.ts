import { alertTemplateValid } from '../../../src/checks/rules/alert-template-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const alert = (field: string, text: string) =>
  object(
    'PrometheusRule',
    'api',
    `spec: { groups: [{ name: api, rules: [{ alert: Down, expr: up, ${field}: { a: '${text}' } }] }] }`,
    'monitoring.coreos.com/v1',
  );
const path = 'spec.groups[0].rules[0]';

testCheck(alertTemplateValid, {
  example: [
    [
      'PrometheusRule api',
      `${path}.annotations.summary`,
      'alert "ApiDown": undefined variable "$lables" in {{ $lables.job }}',
    ],
  ],
  valid: [
    { name: 'plain text', yaml: alert('annotations', 'all is lost }}') },
    {
      name: 'variables and functions of Prometheus',
      yaml: alert('annotations', '{{ $labels.job }}: {{ $value | humanizePercentage }} {{ $externalURL }}'),
    },
    { name: 'a query', yaml: alert('annotations', '{{ with query "up" }}{{ . | first | value }}{{ end }}') },
  ],
  invalid: [
    {
      name: 'a label with a function that there is not',
      yaml: alert('labels', '{{ $labels.job | upper }}'),
      findings: [['PrometheusRule x/api', `${path}.labels.a`, 'function "upper" not defined']],
    },
  ],
});
