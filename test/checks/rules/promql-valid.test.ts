import { promqlValid } from '../../../src/checks/rules/promql-valid.js';
import { alertOn, ruleFile } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const object = 'PrometheusRule shop/api';
const path = 'spec.groups[0].rules[0].expr';

testCheck(promqlValid, {
  example: [['PrometheusRule api', path, 'alert "ApiErrors": the expression ends too early, at column 31']],
  valid: [
    { name: 'an expression', yaml: alertOn('rate(http_errors_total[5m]) > 1') },
    { name: 'a number, which YAML does not write as text', yaml: ruleFile('{ record: one, expr: 1 }') },
  ],
  invalid: [
    {
      name: 'an expression that is too deep to be read',
      yaml: alertOn(`a${'/a'.repeat(20_000)}`),
      severity: 'warning',
      findings: [[object, path, 'alert "Api": it nests deeper than 250 levels and is not checked, at column 1']],
    },
    {
      name: 'a function that does not exist',
      yaml: alertOn('rates(x[5m]) > 1'),
      findings: [[object, path, 'alert "Api": there is no function "rates", at column 6']],
    },
    {
      name: 'an instant where a range is needed',
      yaml: alertOn('rate(x) > 1'),
      findings: [[object, path, 'expected type matrix in call to function "rate", got vector, at column 6, "x"']],
    },
    {
      name: 'a regular expression that RE2 refuses',
      yaml: alertOn('x{job=~"(?!a)b"} > 1'),
      findings: [[object, path, 'the regular expression "(?!a)b" is refused: it has a group "(?!a"']],
    },
    {
      name: 'a query for logs',
      yaml: alertOn('count_over_time({job="api"} |= "panic" [5m]) > 0'),
      findings: [[object, path, /^alert "Api": /]],
    },
    {
      name: 'the line and column in an expression of several lines',
      yaml: ruleFile('{ record: total, expr: "sum(x)\\n/ sum(y" }'),
      findings: [[object, path, 'the recording "total": the expression ends too early, at line 2, column 8']],
    },
  ],
});
