import type { SyntaxNode } from '@lezer/common';
import type { LabelMatch } from './label-matches.js';
import { labelMatches } from './label-matches.js';
import { literal } from './matcher.js';
import { operandsOf } from './operands.js';

type TextOf = (node: SyntaxNode) => string;

/** What is certain of the labels of every series in a result. */
export interface CertainLabels {
  /** Labels with one value; the empty text is not a label. */
  readonly values: ReadonlyMap<string, string>;
  /** The labels besides them that a series may have; undefined where it may have any. */
  readonly others: readonly string[] | undefined;
}

const anything: CertainLabels = { values: new Map(), others: undefined };
const nothing: CertainLabels = { values: new Map(), others: [] };

/** The value of a label in every series; undefined where it may be another in each. */
export const certainValue = ({ values, others }: CertainLabels, label: string): string | undefined =>
  values.get(label) ?? (others === undefined || others.includes(label) ? undefined : '');

/** What is known of the parts of one expression, by their places: each is asked for by every part around it. */
const known = new WeakMap<TextOf, Map<string, CertainLabels | undefined>>();

/** The labels that the series of an expression have for certain; undefined for a number, which has no series. */
export function certainLabels(node: SyntaxNode, textOf: TextOf): CertainLabels | undefined {
  const parts = known.get(textOf) ?? new Map<string, CertainLabels | undefined>();
  known.set(textOf, parts);
  const place = `${node.from}:${node.to}:${node.name}`;
  if (!parts.has(place)) parts.set(place, readLabels(node, textOf));
  return parts.get(place);
}

function readLabels(node: SyntaxNode, textOf: TextOf): CertainLabels | undefined {
  switch (node.name) {
    case 'NumberDurationLiteral':
    case 'NumberDurationLiteralInDurationContext':
    case 'StringLiteral':
      return undefined;
    case 'VectorSelector':
      return ofSelector(labelMatches(node, textOf));
    case 'AggregateExpr':
      return ofAggregate(node, textOf);
    case 'BinaryExpr':
      return ofBinary(node, textOf);
    case 'FunctionCall':
      return ofCall(node, textOf);
    case 'ParenExpr':
    case 'UnaryExpr':
    case 'MatrixSelector':
    case 'SubqueryExpr':
    case 'StepInvariantExpr':
    case 'OffsetExpr': {
      const inner = operandsOf(node).find(({ name }) => /Expr$|Selector$|Call$|Literal$/.test(name));
      return inner ? certainLabels(inner, textOf) : anything;
    }
    default:
      return anything;
  }
}

const ofSelector = (matches: readonly LabelMatch[]): CertainLabels => ({
  values: new Map(
    matches.flatMap(({ label, match }) => {
      const value = literal(match);
      return value === undefined || label === '__name__' ? [] : [[label, value] as const];
    }),
  ),
  others: undefined,
});

function ofAggregate(node: SyntaxNode, textOf: TextOf): CertainLabels {
  const operation = textOf(node.getChild('AggregateOp') ?? node).toLowerCase();
  const body = node.getChild('FunctionCallBody');
  const argument = body && operandsOf(body).at(-1);
  const inner = (argument && certainLabels(argument, textOf)) ?? anything;
  if (/^(?:topk|bottomk|limitk|limit_ratio)$/.test(operation)) return inner;
  if (!/^(?:sum|avg|min|max|count|group|stddev|stdvar|quantile)$/.test(operation)) return anything;
  const modifier = node.getChild('AggregateModifier');
  if (!modifier) return nothing;
  const names = labelsIn(modifier, textOf);
  return modifier.getChild('By') ? only(inner, names) : without(inner, names);
}

/** Functions that give series the labels of their argument. */
const keeping =
  /^(?:abs|acos|asin|atan|ceil|changes|clamp|clamp_max|clamp_min|cos|day_of_month|day_of_week|deg|delta|deriv|exp|floor|hour|idelta|increase|irate|ln|log10|log2|minute|month|predict_linear|rad|rate|resets|round|sgn|sin|sort|sort_desc|sqrt|tan|timestamp|year|(?:avg|min|max|sum|count|stddev|stdvar|last|present|quantile)_over_time)$/;

function ofCall(node: SyntaxNode, textOf: TextOf): CertainLabels | undefined {
  const name = textOf(node.getChild('FunctionIdentifier') ?? node);
  if (name === 'scalar' || name === 'time' || name === 'pi') return undefined;
  if (name === 'vector') return nothing;
  const body = node.getChild('FunctionCallBody');
  const series = body
    ? operandsOf(body)
        .map(each => certainLabels(each, textOf))
        .find(each => each)
    : undefined;
  if (!series) return anything;
  if (name === 'histogram_quantile') return without(series, ['le']);
  return keeping.test(name) ? series : anything;
}

/** The labels by which two sides are matched: `on (a)`, all but `ignoring (a)`, or all. */
export interface Matched {
  readonly on: readonly string[] | undefined;
  readonly ignoring: readonly string[];
}

export function matchedLabels(node: SyntaxNode, textOf: TextOf): Matched {
  const clause = node.getChild('MatchingModifierClause');
  const names = clause ? labelsIn(clause, textOf) : [];
  return clause?.getChild('On') ? { on: names, ignoring: [] } : { on: undefined, ignoring: names };
}

function ofBinary(node: SyntaxNode, textOf: TextOf): CertainLabels | undefined {
  const operands = operandsOf(node);
  const [left, right] = [operands[0], operands.at(-1)].map(each => each && certainLabels(each, textOf));
  if (!left || !right) return left ?? right;
  if (node.getChild('Or')) return anything;
  if (node.getChild('And') || node.getChild('Unless')) return left;
  const clause = node.getChild('MatchingModifierClause');
  if (clause?.getChild('GroupLeft') || clause?.getChild('GroupRight')) return anything;
  const { on, ignoring } = matchedLabels(node, textOf);
  return on ? only(left, on) : without(left, ignoring);
}

const labelsIn = (node: SyntaxNode, textOf: TextOf): readonly string[] =>
  node.getChild('GroupingLabels')?.getChildren('LabelName').map(textOf) ?? [];

const only = (inner: CertainLabels, names: readonly string[]): CertainLabels => ({
  values: new Map([...inner.values].filter(([label]) => names.includes(label))),
  others: names.filter(label => certainValue(inner, label) === undefined),
});

const without = ({ values, others }: CertainLabels, names: readonly string[]): CertainLabels => ({
  values: new Map([
    ...[...values].filter(([label]) => !names.includes(label)),
    ...names.map(name => [name, ''] as const),
  ]),
  others: others?.filter(label => !names.includes(label)),
});
