import { alertHasRunbook } from '../../../src/checks/rules/alert-has-runbook.js';
import { alertOn, ruleFile } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const path = 'spec.groups[0].rules[0].annotations';
const said = 'summary: Slow, description: Very';

testCheck(alertHasRunbook, {
  example: [['PrometheusRule api', path, 'alert "ApiSlow" has no runbook_url']],
  valid: [
    {
      name: 'all of them',
      yaml: alertOn('x > 1', `annotations: { ${said}, runbook_url: 'https://example.com/Api.md' }`),
    },
    { name: 'a recording', yaml: ruleFile('{ record: total, expr: sum(x) }') },
  ],
  invalid: [
    {
      name: 'no annotations',
      yaml: alertOn('x > 1'),
      findings: [['PrometheusRule shop/api', path, 'has no summary, no description, no runbook_url']],
      severity: 'warning',
    },
    {
      name: 'a page without an address',
      yaml: alertOn('x > 1', `annotations: { ${said}, runbook_url: docs/Api.md }`),
      findings: [
        ['PrometheusRule shop/api', `${path}.runbook_url`, 'the runbook "docs/Api.md", which is not an address'],
      ],
    },
  ],
});
