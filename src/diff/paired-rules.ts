import { append } from '../graph/append.js';
import { namespaceOf } from '../graph/object.js';
import type { Rule } from '../graph/prometheus-rules.js';

/** Rules of two graphs by what happens to them; a rule that only moves is in none of the lists. */
export interface PairedRules {
  readonly pairs: readonly { readonly before: Rule; readonly after: Rule }[];
  readonly added: readonly Rule[];
  readonly removed: readonly Rule[];
}

/** What makes two rules one, from the surest to the least sure. */
const identities: readonly ((rule: Rule) => unknown)[] = [
  ({ object, fields }) => [namespaceOf(object), fields],
  ({ object, alert, record, labels }) => [namespaceOf(object), object.name, alert, record, labels],
  ({ object, alert, record, labels: { severity } }) => [namespaceOf(object), object.name, alert, record, severity],
  ({ object, alert, record }) => [namespaceOf(object), object.name, alert, record],
  ({ object, alert, record, labels: { severity } }) => [namespaceOf(object), alert, record, severity],
];

export function pairedRules(previous: readonly Rule[], next: readonly Rule[]): PairedRules {
  let [removed, added] = [previous, next];
  const pairs: { before: Rule; after: Rule }[] = [];
  for (const identity of identities) {
    const byKey = new Map<string, Rule[]>();
    for (const rule of removed) append(byKey, JSON.stringify(identity(rule)), rule);
    const left: Rule[] = [];
    for (const after of added) {
      const before = byKey.get(JSON.stringify(identity(after)))?.shift();
      if (before) pairs.push({ before, after });
      else left.push(after);
    }
    removed = [...byKey.values()].flat();
    added = left;
  }
  return { pairs, added, removed };
}
