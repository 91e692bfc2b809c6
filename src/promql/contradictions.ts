import type { SyntaxNode, Tree } from '@lezer/common';
import { certainLabels, certainValue, matchedLabels } from './certain-labels.js';
import { excludes } from './excludes.js';
import type { Remark } from './findings.js';
import { labelMatches } from './label-matches.js';
import { operandsOf } from './operands.js';

type TextOf = (node: SyntaxNode) => string;

/** Parts of an expression that have no value, whatever the series are. */
export function contradictions(tree: Tree, expr: string): readonly Remark[] {
  const found: Remark[] = [];
  const textOf = ({ from, to }: SyntaxNode) => expr.slice(from, to);
  tree.iterate({
    enter: ({ node, name }) => {
      const message =
        name === 'VectorSelector'
          ? inSelector(node, textOf)
          : name === 'BinaryExpr'
            ? inBinary(node, textOf)
            : undefined;
      if (message !== undefined) found.push({ kind: 'never', message, from: node.from, to: node.to });
    },
  });
  return found;
}

/** Two matchers of one label that no value passes. */
function inSelector(node: SyntaxNode, textOf: TextOf): string | undefined {
  const matches = labelMatches(node, textOf);
  for (const [i, { label, match }] of matches.entries()) {
    const other = matches.slice(0, i).find(each => each.label === label && excludes(match, each.match));
    if (!other) continue;
    const write = ({ operator, value }: typeof match) => `${label}${operator}${JSON.stringify(value)}`;
    return `no series has both ${write(other.match)} and ${write(match)}`;
  }
  return undefined;
}

function inBinary(node: SyntaxNode, textOf: TextOf): string | undefined {
  const operands = operandsOf(node);
  const [left, right] = [operands[0], operands.at(-1)];
  if (!left || !right || node.getChild('Or') || node.getChild('Unless')) return undefined;
  return (
    outOfRange(node, left, right, textOf) ?? apart(node, left, right, textOf) ?? disjoint(node, left, right, textOf)
  );
}

/** A label with one value on one side and another, or none, on the other: no series of one matches one of the other. */
function apart(node: SyntaxNode, left: SyntaxNode, right: SyntaxNode, textOf: TextOf): string | undefined {
  const [ours, theirs] = [certainLabels(left, textOf), certainLabels(right, textOf)];
  if (!ours || !theirs) return undefined;
  const { on, ignoring } = matchedLabels(node, textOf);
  for (const label of on ?? new Set([...ours.values.keys(), ...theirs.values.keys()])) {
    if (ignoring.includes(label)) continue;
    const [one, other] = [certainValue(ours, label), certainValue(theirs, label)];
    if (one === undefined || other === undefined || one === other) continue;
    const write = (value: string) => (value === '' ? `has no label ${label}` : `has ${label}=${JSON.stringify(value)}`);
    return `the left side ${write(one)} and the right side ${write(other)}: no series match`;
  }
  return undefined;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

const atLeast = (least: number): Bounds => ({ least, most: Number.POSITIVE_INFINITY });
const one: Bounds = { least: 1, most: 1 };

/** The values that functions give, where not any. An empty count has no series, not the value 0. */
const bounds: Readonly<Record<string, Bounds>> = {
  absent: one,
  absent_over_time: one,
  count: atLeast(1),
  count_over_time: atLeast(1),
  group: one,
  present_over_time: one,
  abs: atLeast(0),
  changes: atLeast(0),
  increase: atLeast(0),
  irate: atLeast(0),
  rate: atLeast(0),
  resets: atLeast(0),
};

/** `count(…) == 0`, `rate(…) < 0` */
function outOfRange(node: SyntaxNode, left: SyntaxNode, right: SyntaxNode, textOf: TextOf): string | undefined {
  if (node.getChild('BoolModifier')) return undefined;
  const comparison = comparisonOf(node, left, right, textOf);
  const name = comparison && functionOf(comparison.series, textOf);
  const known = name !== undefined && Object.hasOwn(bounds, name) ? bounds[name] : undefined;
  if (!comparison || !known || mayMeet(known, allowedBy(comparison))) return undefined;
  const value = known.least === known.most ? `always ${known.least}` : `never less than ${known.least}`;
  return `${name}() is ${value}, where it has a value`;
}

/** `x > 5 and x < 3` */
function disjoint(node: SyntaxNode, left: SyntaxNode, right: SyntaxNode, textOf: TextOf): string | undefined {
  if (!node.getChild('And')) return undefined;
  const [one, other] = [left, right].map(each => {
    const inner = unwrapped(each);
    const operands = operandsOf(inner);
    const [first, last] = [operands[0], operands.at(-1)];
    const isFilter = inner.name === 'BinaryExpr' && !inner.getChild('BoolModifier');
    return isFilter && first && last ? comparisonOf(inner, first, last, textOf) : undefined;
  });
  if (!one || !other) return undefined;
  const [ours, theirs] = [one, other].map(({ series }) => textOf(unwrapped(series)).replace(/\s+/g, ''));
  if (ours !== theirs || mayMeet(allowedBy(one), allowedBy(other))) return undefined;
  return `no value is ${one.operator} ${one.number} and ${other.operator} ${other.number}`;
}

interface Comparison {
  readonly series: SyntaxNode;
  readonly operator: '==' | '>' | '>=' | '<' | '<=';
  readonly number: number;
}

const operators = { Eql: '==', Gtr: '>', Gte: '>=', Lss: '<', Lte: '<=' } as const;
const turned = { '==': '==', '>': '<', '>=': '<=', '<': '>', '<=': '>=' } as const;

/** A comparison of series with a number, the series first. */
function comparisonOf(node: SyntaxNode, left: SyntaxNode, right: SyntaxNode, textOf: TextOf): Comparison | undefined {
  const [, operator] = Object.entries(operators).find(([name]) => node.getChild(name)) ?? [];
  if (!operator) return undefined;
  const [first, last] = [numberOf(left, textOf), numberOf(right, textOf)];
  if (last !== undefined && first === undefined) return { series: left, operator, number: last };
  return first !== undefined && last === undefined
    ? { series: right, operator: turned[operator], number: first }
    : undefined;
}

function numberOf(node: SyntaxNode, textOf: TextOf): number | undefined {
  const text = textOf(unwrapped(node)).replace(/\s+/g, '');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function functionOf(node: SyntaxNode, textOf: TextOf): string | undefined {
  const inner = unwrapped(node);
  const name = inner.getChild('FunctionIdentifier') ?? inner.getChild('AggregateOp');
  return /^(?:FunctionCall|AggregateExpr)$/.test(inner.name) && name ? textOf(name).toLowerCase() : undefined;
}

const unwrapped = (node: SyntaxNode): SyntaxNode => {
  const [inner] =
    node.name === 'ParenExpr' ? operandsOf(node).filter(({ name }) => /Expr$|Selector$|Call$|Literal$/.test(name)) : [];
  return inner ? unwrapped(inner) : node;
};

/** Bounds with their ends, and whether these count. */
interface Interval extends Bounds {
  readonly isOpen?: true;
}

function allowedBy({ operator, number }: Comparison): Interval {
  if (operator === '==') return { least: number, most: number };
  const isOpen = operator.length === 1 ? { isOpen: true as const } : {};
  return operator.startsWith('>')
    ? { least: number, most: Number.POSITIVE_INFINITY, ...isOpen }
    : { least: Number.NEGATIVE_INFINITY, most: number, ...isOpen };
}

function mayMeet(some: Interval, other: Interval): boolean {
  const [least, most] = [Math.max(some.least, other.least), Math.min(some.most, other.most)];
  return least < most || (least === most && !some.isOpen && !other.isOpen);
}
