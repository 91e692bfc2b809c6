import { placeIn, rules, titleOf } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import { type Check, finding } from '../check.js';
import { failingRules } from '../failing-rules.js';

export const rateBeforeAggregate: Check = {
  id: 'rate-before-aggregate',
  title: 'A rate is taken of single series, before they are added up',
  why: 'When one of the series restarts or goes away the sum falls, and the rate takes that for a counter that began again: a jump that never was.',
  fix: 'Write sum(rate(x[5m])) instead of rate(sum(x)[5m:]).',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  elsewhere: ['pint promql/rate'],
  fails: failingRules(`[{ alert: ApiSlow, expr: 'rate(sum(http_requests_total)[5m:1m]) > 9' }]`),
  *check(graph) {
    for (const rule of rules(graph)) {
      for (const remark of analyse(rule.expr).remarks.filter(({ kind }) => kind === 'rate-over-aggregate'))
        yield finding(
          rule.object,
          `${rule.path}.expr`,
          `${titleOf(rule)}: ${remark.message}, ${placeIn(rule.expr, remark)}`,
        );
    }
  },
};
