import type { Labels } from '../intent/endpoint.js';
import type { Fault } from '../promql/findings.js';
import { at, type Fields, fieldsOf, listOf, textMapOf, textOf } from './fields.js';
import type { GraphObject } from './object.js';
import { perGraph } from './per-graph.js';
import { perObject } from './per-object.js';

/** One rule of a PrometheusRule. */
export interface Rule {
  readonly object: GraphObject;
  /** `spec.groups[0].rules[2]` */
  readonly path: string;
  readonly fields: Fields;
  /** The name of the alert; undefined for a recording. */
  readonly alert: string | undefined;
  readonly record: string | undefined;
  readonly expr: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** Every rule of the graph, in declared order. */
export const rules = perGraph((graph): readonly Rule[] =>
  graph.distinct(graph.ofKind('PrometheusRule')).flatMap(object => rulesIn(object).map(rule => ({ object, ...rule }))),
);

/** The alerts among them. */
export const alerts = perGraph(graph => rules(graph).filter(rule => rule.alert !== undefined));

const rulesIn = perObject(({ manifest }): readonly Omit<Rule, 'object'>[] =>
  listOf(at(manifest, 'spec')['groups']).flatMap((group, i) =>
    listOf(fieldsOf(group)['rules']).map((value, j) => {
      const fields = fieldsOf(value);
      const expr = fields['expr'];
      return {
        path: `spec.groups[${i}].rules[${j}]`,
        fields,
        alert: textOf(fields['alert']),
        record: textOf(fields['record']),
        expr: typeof expr === 'number' ? String(expr) : (textOf(expr) ?? ''),
        labels: textMapOf(fields['labels']),
        annotations: textMapOf(fields['annotations']),
      };
    }),
  ),
);

/** What a rule is called in messages: `alert "CodeAIDown"`. */
export const titleOf = ({ alert, record }: Rule) =>
  alert === undefined ? `the recording "${record ?? ''}"` : `alert "${alert}"`;

const longest = 60;

/** A place in an expression, for messages: `at line 2, column 5, "rate(x[5m"`. */
export function placeIn(expr: string, { from, to }: Pick<Fault, 'from' | 'to'>): string {
  const before = expr.slice(0, from).split('\n');
  const line = before.length === 1 ? '' : `line ${before.length}, `;
  const found = expr.slice(from, Math.max(to, from + 1)).split('\n')[0]!;
  const quoted = found === '' ? '' : `, "${found.length > longest ? `${found.slice(0, longest)}…` : found}"`;
  return `at ${line}column ${before.at(-1)!.length + 1}${quoted}`;
}
