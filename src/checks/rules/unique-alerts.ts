import { append } from '../../graph/append.js';
import { namespaceOf } from '../../graph/object.js';
import { type Rule, rules, titleOf } from '../../graph/prometheus-rules.js';
import { formatObject } from '../../problem.js';
import { analyse } from '../../promql/analysis.js';
import { excludes } from '../../promql/excludes.js';
import { keepsLabel } from '../../promql/kept-labels.js';
import { literal } from '../../promql/matcher.js';
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
    const same = new Map<string, Rule[]>();
    for (const rule of rules(graph)) append(same, identityOf(rule), rule);
    for (const group of same.values()) {
      for (const [rule, first] of repeated(group)) {
        const message = `${titleOf(rule)} is the same as ${first.path} of ${formatObject(first.object)}`;
        yield finding(rule.object, rule.path, message);
      }
    }
  },
};

/** Each rule of one identity whose series an earlier one may have, with that one. Rules of other values of one label are never compared. */
function* repeated(group: readonly Rule[]): Generator<readonly [Rule, Rule]> {
  const label = commonLabel(group);
  const earlier: Rule[] = [];
  const byValue = new Map<string | undefined, Rule[]>();
  for (const rule of group) {
    const value = label === undefined ? undefined : fixedLabels(rule).get(label);
    const candidates =
      value === undefined ? earlier : [...(byValue.get(value) ?? []), ...(byValue.get(undefined) ?? [])];
    const first = candidates.find(other => !areDisjoint(other, rule));
    if (first) yield [rule, first];
    else {
      append(byValue, value, rule);
      earlier.push(rule);
    }
  }
}

/** The label that most of the rules fix to one value. */
function commonLabel(group: readonly Rule[]): string | undefined {
  if (group.length < 3) return undefined;
  const counts = new Map<string, number>();
  for (const rule of group)
    for (const label of fixedLabels(rule).keys()) counts.set(label, 1 + (counts.get(label) ?? 0));
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The labels that a recording keeps and that have one value in everything it selects: `sum by (job) (x{job="api"})`. */
function fixedLabels({ expr, record }: Rule): ReadonlyMap<string, string> {
  if (record === undefined) return new Map();
  const { keeps, selections } = analyse(expr);
  const [first, ...rest] = selections;
  return new Map(
    Object.entries(first?.matchers ?? {}).flatMap(([label, match]) => {
      const value = literal(match);
      const fixed = rest.every(({ matchers: { [label]: other } }) => other !== undefined && literal(other) === value);
      return value !== undefined && fixed && keepsLabel(keeps, label) ? [[label, value]] : [];
    }),
  );
}

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
