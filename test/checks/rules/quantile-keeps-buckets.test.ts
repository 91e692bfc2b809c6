import { quantileKeepsBuckets } from '../../../src/checks/rules/quantile-keeps-buckets.js';
import { alertOn } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const path = 'spec.groups[0].rules[0].expr';
const quantile = (aggregate: string) => `histogram_quantile(0.9, ${aggregate}) > 1`;

testCheck(quantileKeepsBuckets, {
  example: [['PrometheusRule api', path, 'the aggregate in histogram_quantile() drops the label "le"']],
  valid: [
    { name: 'by le', yaml: alertOn(quantile('sum(rate(x_bucket[5m])) by (job, le)')) },
    { name: 'without other labels', yaml: alertOn(quantile('sum without (pod) (rate(x_bucket[5m]))')) },
    { name: 'no aggregate', yaml: alertOn(quantile('rate(x_bucket[5m])')) },
  ],
  invalid: [
    {
      name: 'without le',
      yaml: alertOn(quantile('(sum without (le) (rate(x_bucket[5m])))')),
      findings: [['PrometheusRule shop/api', path, 'drops the label "le"']],
    },
    {
      name: 'over everything',
      yaml: alertOn(quantile('sum(rate(x_bucket[5m]))')),
      findings: [['PrometheusRule shop/api', path, 'drops the label "le"']],
    },
  ],
});
