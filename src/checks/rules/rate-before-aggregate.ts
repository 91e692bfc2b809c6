import { perGraph } from '../../graph/per-graph.js';
import { placeIn, type Rule, rules, titleOf } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import type { Selection } from '../../promql/findings.js';
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
  scope: 'rules',
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
      for (const selection of analyse(rule.expr).selections) {
        const { metric = '', within = '' } = selection;
        const sum = counting.has(within) ? recordedSums(graph).get(metric) : undefined;
        if (sum === undefined) continue;
        const message = `${within}() is taken of "${metric}", which is recorded as ${sum.expr}`;
        yield finding(
          rule.object,
          `${rule.path}.expr`,
          `${titleOf(rule)}: ${message}, ${placeIn(rule.expr, selection)}`,
          `Record the rate: ${within} of the single series, and then its sum.`,
        );
      }
    }
  },
};

/** Functions that take a fall for a counter that began again. */
const counting = new Set(['rate', 'irate', 'increase', 'resets']);

/** By name, recordings that add up counters themselves. */
const recordedSums = perGraph(graph => {
  const sums = new Map<string, Rule>();
  for (const rule of rules(graph))
    if (rule.record !== undefined && addsUpCounters(rule.expr)) sums.set(rule.record, rule);
  return sums;
});

/** `sum by (job) (http_requests_total)`; by the names that counters have. */
function addsUpCounters(expr: string): boolean {
  const { keeps, selections, faults } = analyse(expr);
  const isWhole = 'without' in keeps && keeps.without.length === 0;
  return faults.length === 0 && !isWhole && selections.length > 0 && selections.every(isCounter);
}

const isCounter = ({ metric = '', range, within }: Selection): boolean =>
  range === undefined && within === undefined && /_(?:total|count|sum|bucket)$/.test(metric);
