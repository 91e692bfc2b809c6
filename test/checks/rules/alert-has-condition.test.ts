import { alertHasCondition } from '../../../src/checks/rules/alert-has-condition.js';
import { alertOn, ruleFile } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const path = 'spec.groups[0].rules[0].expr';
const object = 'PrometheusRule shop/api';

testCheck(alertHasCondition, {
  example: [['PrometheusRule api', path, 'alert "ApiErrors" compares with nothing']],
  valid: [
    { name: 'a comparison', yaml: alertOn('sum(x) > 1') },
    { name: 'a comparison inside an aggregate', yaml: alertOn('count(up == 0)') },
    { name: 'absence', yaml: alertOn('absent(up)') },
    { name: 'one side of "and"', yaml: alertOn('x and y > 1') },
    { name: 'unless', yaml: alertOn('x unless y') },
    { name: 'a watchdog', yaml: alertOn('vector(1)') },
    { name: 'a comparison behind a comment', yaml: alertOn('# why\\nmax_over_time(x[5m]) == 0').replaceAll("'", '"') },
    { name: 'a label that says what is the case', yaml: alertOn('kube_node_status{ready!="True"}') },
    { name: 'a recording', yaml: ruleFile('{ record: total, expr: sum(x) }') },
    { name: 'what cannot be read', yaml: alertOn('sum(x') },
  ],
  invalid: [
    {
      name: 'a label that may say what is the case',
      yaml: alertOn('x{state="failed"}'),
      findings: [[object, path, 'Whether state is its condition, only the program knows']],
      severity: 'warning',
    },
    {
      name: 'a label that says whose series it is',
      yaml: alertOn('rate(x{job="api"}[5m])'),
      findings: [[object, path, 'compares with nothing']],
      severity: 'error',
    },
    {
      name: 'a comparison that yields 0 and 1',
      yaml: alertOn('x > bool 1'),
      findings: [[object, path, 'fires while "x > bool 1" has a value']],
    },
    {
      name: 'only one side of "or"',
      yaml: alertOn('x > 1 or y'),
      findings: [[object, path, 'compares with nothing']],
    },
  ],
});
