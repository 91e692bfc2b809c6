import type { SyntaxNode, Tree } from '@lezer/common';
import { isConditional } from './conditional.js';
import { contradictions } from './contradictions.js';
import { secondsOf } from './duration.js';
import type { Analysis, Remark, Selection } from './findings.js';
import { keptLabels } from './kept-labels.js';
import type { Match } from './matcher.js';
import { operandsOf } from './operands.js';
import { unquote } from './string.js';

const rates = new Set(['rate', 'irate', 'increase', 'delta', 'idelta', 'deriv', 'resets', 'changes', 'predict_linear']);

/** What an expression looks at and how, as far as its tree tells. */
export function factsOf(tree: Tree, expr: string): Omit<Analysis, 'faults'> {
  const selections: Selection[] = [];
  const remarks: Remark[] = [];
  const textOf = ({ from, to }: SyntaxNode) => expr.slice(from, to);
  tree.iterate({
    enter: at => {
      if (at.name === 'VectorSelector') selections.push(selectionOf(at.node, textOf));
      else if (at.name === 'FunctionCall') remarks.push(...callRemarks(at.node, textOf));
    },
  });
  remarks.push(...contradictions(tree, expr));
  const [root] = operandsOf(tree.topNode);
  return {
    selections,
    remarks,
    conditional: root !== undefined && isConditional(root, textOf),
    keeps: root ? keptLabels(root, textOf) : { only: [] },
  };
}

type TextOf = (node: SyntaxNode) => string;

function selectionOf(node: SyntaxNode, textOf: TextOf): Selection {
  const matchers: Record<string, Match> = {};
  const quoted = node.getChild('LabelMatchers')?.getChild('QuotedLabelName');
  const name = node.getChild('Identifier') ?? quoted ?? null;
  let metric = name ? (name === quoted ? unquote(textOf(name)) : textOf(name)) : undefined;
  for (const matcher of node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []) {
    const [label, operator, literal] = ['LabelName', 'MatchOp', 'StringLiteral'].map(part => matcher.getChild(part));
    if (!label || !operator || !literal) continue;
    const match = { operator: textOf(operator) as Match['operator'], value: unquote(textOf(literal)) ?? '' };
    if (textOf(label) === '__name__' && match.operator === '=') metric = match.value;
    else matchers[textOf(label)] = match;
  }
  const { range, within } = around(node, textOf);
  return {
    ...(metric !== undefined && { metric }),
    matchers,
    ...(range !== undefined && { range }),
    ...(within !== undefined && { within }),
    from: node.from,
    to: node.to,
  };
}

const textOrUndefined = (node: SyntaxNode | null, textOf: TextOf) => (node ? textOf(node) : undefined);

/** The window of a selector and the function that takes it. */
function around(node: SyntaxNode, textOf: TextOf): Pick<Selection, 'range' | 'within'> {
  let at = node.parent;
  let range: number | undefined;
  if (at?.name === 'MatrixSelector') {
    range = secondsOf(textOrUndefined(at.getChild('DurationExpr'), textOf) ?? '');
    at = at.parent;
  }
  while (at && /^(?:OffsetExpr|StepInvariantExpr|ParenExpr|FunctionCallBody)$/.test(at.name)) at = at.parent;
  const within = at?.name === 'FunctionCall' ? nameOf(at, textOf) : undefined;
  return { ...(range !== undefined && { range }), ...(within !== undefined && { within }) };
}

const nameOf = (call: SyntaxNode, textOf: TextOf) => textOrUndefined(call.getChild('FunctionIdentifier'), textOf) ?? '';

const argumentsOf = (call: SyntaxNode): readonly SyntaxNode[] => {
  const body = call.getChild('FunctionCallBody');
  return body ? operandsOf(body) : [];
};

function* callRemarks(call: SyntaxNode, textOf: TextOf): Generator<Remark> {
  const name = nameOf(call, textOf);
  const place = { from: call.from, to: call.to };
  const [first, second] = argumentsOf(call);
  if (rates.has(name) && first?.name === 'SubqueryExpr' && first.getChild('AggregateExpr')) {
    const message = `${name}() is taken of an aggregate: a series that restarts or goes away reads as a jump of the whole`;
    yield { kind: 'rate-over-aggregate', message, ...place };
  }
  if (name === 'histogram_quantile' && second) {
    const aggregate = unwrapped(second);
    if (aggregate.name === 'AggregateExpr' && !keepsLe(aggregate, textOf))
      yield { kind: 'quantile-without-le', message: `the aggregate in ${name}() drops the label "le"`, ...place };
  }
  if (name === 'absent' || name === 'absent_over_time')
    yield { kind: 'absent', message: `${name}() holds at every gap between two scrapes`, ...place };
}

const unwrapped = (node: SyntaxNode): SyntaxNode =>
  node.name === 'ParenExpr' && node.firstChild ? unwrapped(node.firstChild) : node;

/** `by` names le, or `without` does not. */
function keepsLe(aggregate: SyntaxNode, textOf: TextOf): boolean {
  const modifier = aggregate.getChild('AggregateModifier');
  if (!modifier) return false;
  const labels = modifier.getChild('GroupingLabels')?.getChildren('LabelName').map(textOf) ?? [];
  return modifier.getChild('By') ? labels.includes('le') : !labels.includes('le');
}
