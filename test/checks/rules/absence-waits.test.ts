import { absenceWaits } from '../../../src/checks/rules/absence-waits.js';
import { alertOn } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const path = 'spec.groups[0].rules[0]';

testCheck(absenceWaits, {
  example: [['PrometheusRule api', path, 'alert "ApiGone" has no "for"']],
  valid: [
    { name: 'absence that waits', yaml: alertOn('absent(up)', 'for: 5m') },
    { name: 'a comparison that does not', yaml: alertOn('up == 0') },
  ],
  invalid: [
    {
      name: 'waiting for no time',
      yaml: alertOn('up == 0 or absent_over_time(up[5m])', 'for: 0s'),
      findings: [['PrometheusRule shop/api', path, 'absent_over_time() holds at every gap']],
    },
  ],
});
