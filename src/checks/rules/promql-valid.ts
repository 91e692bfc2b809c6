import { rules, titleOf } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import type { Check } from '../check.js';
import { expressionFault } from '../expression-fault.js';
import { failingRules } from '../failing-rules.js';

export const promqlValid: Check = {
  id: 'promql-valid',
  title: 'Prometheus takes every expression of a rule',
  why: 'The operator refuses the whole PrometheusRule, so none of its alerts fires.',
  fix: 'Correct the expression; "promtool check rules" says the same.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/prometheus/latest/querying/basics/',
  elsewhere: ['promtool check rules', 'pint promql/syntax'],
  fails: failingRules(`[{ alert: ApiErrors, expr: 'rate(http_errors_total[5m] > 1' }]`),
  *check(graph) {
    for (const rule of rules(graph)) {
      for (const fault of analyse(rule.expr).faults)
        yield expressionFault(rule.object, `${rule.path}.expr`, titleOf(rule), rule.expr, fault);
    }
  },
};
