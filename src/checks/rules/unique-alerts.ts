import { append } from '../../graph/append.js';
import { namespaceOf } from '../../graph/object.js';
import { type Rule, rules, titleOf } from '../../graph/prometheus-rules.js';
import { formatObject } from '../../problem.js';
import { analyse } from '../../promql/analysis.js';
import { excludes } from '../../promql/excludes.js';
import { keepsLabel } from '../../promql/kept-labels.js';
import { type Check, finding } from '../check.js';
import { failingRules } from '../failing-rules.js';

export const uniqueAlerts: Check = {
  id: 'unique-alerts',
  title: 'No two rules of a namespace are one and the same',
  why: 'Two alerts with one name and the same labels are one to whoever is woken; two recordings overwrite one another.',
  fix: 'Remove one of them, or give it another name or label.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'rules',
  docs: 'https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/',
  elsewhere: ['promtool check rules', 'pint rule/duplicate'],
  fails: failingRules(`[{ alert: ApiDown, expr: 'up == 0' }, { alert: ApiDown, expr: 'absent(up)', for: 1m }]`),
  *check(graph) {
    const seen = new Map<string, Rule[]>();
    for (const rule of rules(graph)) {
      const identity = identityOf(rule);
      const first = seen.get(identity)?.find(other => !areDisjoint(other, rule));
      if (!first) append(seen, identity, rule);
      else {
        const message = `${titleOf(rule)} is the same as ${first.path} of ${formatObject(first.object)}`;
        yield finding(rule.object, rule.path, message);
      }
    }
  },
};

/** What two rules have in common that are one and the same: their name and labels. */
function identityOf({ object, alert, record = '', labels }: Rule): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([namespaceOf(object), alert === undefined ? { record } : { alert }, sorted]);
}

/** Two recordings of other series: a label that both keep has other values in each. */
function areDisjoint(some: Rule, other: Rule): boolean {
  if (some.record === undefined) return false;
  const [ours, theirs] = [analyse(some.expr), analyse(other.expr)];
  return (
    ours.selections.length > 0 &&
    theirs.selections.length > 0 &&
    ours.selections.every(one =>
      theirs.selections.every(another =>
        Object.entries(one.matchers).some(
          ([label, match]) =>
            keepsLabel(ours.keeps, label) &&
            keepsLabel(theirs.keeps, label) &&
            excludes(match, another.matchers[label]),
        ),
      ),
    )
  );
}
