import { alertLabelsFixed } from '../../../src/checks/rules/alert-labels-fixed.js';
import { alertOn } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const path = 'spec.groups[0].rules[0].labels';

testCheck(alertLabelsFixed, {
  example: [['PrometheusRule api', `${path}.seconds`, 'alert "ApiSlow" has the label "{{ $value }}"']],
  valid: [
    { name: 'a label of the series', yaml: alertOn('x > 1', "labels: { team: '{{ $labels.team }}' }") },
    { name: 'the value in a description', yaml: alertOn('x > 1', "annotations: { description: '{{ $value }}' }") },
  ],
  invalid: [
    {
      name: 'the value by its other name, through a function',
      yaml: alertOn('x > 1', "labels: { level: '{{ .Value | humanize }}' }"),
      findings: [['PrometheusRule shop/api', `${path}.level`, '{{ .Value | humanize }}']],
    },
  ],
});
