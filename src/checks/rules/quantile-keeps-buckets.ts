import { placeIn, rules, titleOf } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import { type Check, finding } from '../check.js';
import { failingRules } from '../failing-rules.js';

export const quantileKeepsBuckets: Check = {
  id: 'quantile-keeps-buckets',
  title: 'The aggregate in a quantile keeps the label "le"',
  why: 'Without it the buckets are added to one another, and the quantile has no result: the alert never fires.',
  fix: 'Name le among the labels: sum by (le) (…).',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile',
  elsewhere: ['pint promql/aggregate'],
  fails: failingRules(
    `[{ alert: ApiSlow, expr: 'histogram_quantile(0.9, sum by (job) (rate(request_seconds_bucket[5m]))) > 1' }]`,
  ),
  *check(graph) {
    for (const rule of rules(graph)) {
      for (const remark of analyse(rule.expr).remarks.filter(({ kind }) => kind === 'quantile-without-le'))
        yield finding(
          rule.object,
          `${rule.path}.expr`,
          `${titleOf(rule)}: ${remark.message}, ${placeIn(rule.expr, remark)}`,
        );
    }
  },
};
