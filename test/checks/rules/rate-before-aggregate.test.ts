import { rateBeforeAggregate } from '../../../src/checks/rules/rate-before-aggregate.js';
import { alertOn } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const path = 'spec.groups[0].rules[0].expr';

testCheck(rateBeforeAggregate, {
  example: [['PrometheusRule api', path, 'alert "ApiSlow": rate() is taken of an aggregate']],
  valid: [
    { name: 'a sum of rates', yaml: alertOn('sum(rate(x[5m])) > 1') },
    { name: 'the highest of many rates', yaml: alertOn('max_over_time(sum(rate(x[5m]))[1h:1m]) > 1') },
  ],
  invalid: [
    {
      name: 'an increase of a sum',
      yaml: alertOn('increase(sum by (job) (x)[1h:]) > 1'),
      findings: [['PrometheusRule shop/api', path, 'increase() is taken of an aggregate']],
    },
  ],
});
