import { placeIn, rules, titleOf } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import { type Check, finding } from '../check.js';
import { failingRules } from '../failing-rules.js';

export const ruleCanMatch: Check = {
  id: 'rule-can-match',
  title: 'No part of a rule is empty whatever the series are',
  why: 'Prometheus takes an expression that contradicts itself: two sides without a label in common, an empty count compared with 0. The alert never fires, and nobody learns of it before the outage.',
  fix: 'Match the sides with on (…) or ignoring (…), give an empty count a value with or vector(0) or use absent(…), and correct the matcher that excludes the other.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching',
  elsewhere: ['pint promql/impossible'],
  fails: failingRules(
    `[{ alert: ErrorsBurn, expr: 'errors:ratio{window="5m"} > 0.01 and errors:ratio{window="1h"} > 0.01' }]`,
  ),
  *check(graph) {
    for (const rule of rules(graph)) {
      const remark = analyse(rule.expr).remarks.find(({ kind }) => kind === 'never');
      if (!remark) continue;
      const message = `${titleOf(rule)}: ${remark.message}, ${placeIn(rule.expr, remark)}`;
      yield finding(rule.object, `${rule.path}.expr`, message);
    }
  },
};
