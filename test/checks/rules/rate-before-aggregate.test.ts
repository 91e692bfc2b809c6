import { rateBeforeAggregate } from '../../../src/checks/rules/rate-before-aggregate.js';
import { alertOn, ruleFile } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const path = 'spec.groups[0].rules[0].expr';

testCheck(rateBeforeAggregate, {
  example: [['PrometheusRule api', path, 'alert "ApiSlow": rate() is taken of an aggregate']],
  valid: [
    { name: 'a sum of rates', yaml: alertOn('sum(rate(x[5m])) > 1') },
    {
      name: 'what is recorded of rates, of single series, or of no counters',
      yaml: ruleFile(
        `{ record: 'job:rates', expr: 'sum by (job) (rate(http_requests_total[5m]))' }`,
        `{ record: 'single', expr: 'http_requests_total{job="a"}' }`,
        `{ record: 'job:free', expr: 'sum by (job) (free_bytes)' }`,
        `{ alert: Busy, expr: 'rate(single[5m]) + deriv(job:free[5m]) + avg_over_time(job:rates[5m]) > 9' }`,
      ),
    },
    { name: 'the highest of many rates', yaml: alertOn('max_over_time(sum(rate(x[5m]))[1h:1m]) > 1') },
  ],
  invalid: [
    {
      name: 'a rate of a recorded sum of counters, in another rule',
      yaml: ruleFile(
        `{ record: 'job:requests', expr: 'sum by (job) (http_requests_total)' }`,
        `{ alert: Busy, expr: 'rate(job:requests[5m]) > 9' }`,
      ),
      findings: [
        [
          'PrometheusRule shop/api',
          'spec.groups[0].rules[1].expr',
          'alert "Busy": rate() is taken of "job:requests", which is recorded as sum by (job) (http_requests_total)',
        ],
      ],
    },
    {
      name: 'an increase of a sum',
      yaml: alertOn('increase(sum by (job) (x)[1h:]) > 1'),
      findings: [['PrometheusRule shop/api', path, 'increase() is taken of an aggregate']],
    },
  ],
});
