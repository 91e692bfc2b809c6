import type { SyntaxNode } from '@lezer/common';
import type { KeptLabels } from './findings.js';
import { operandsOf } from './operands.js';

type TextOf = (node: SyntaxNode) => string;

const all: KeptLabels = { without: [] };
const none: KeptLabels = { only: [] };

/** The labels of series that the result of an expression may still have; where it cannot be told, all of them. */
export function keptLabels(node: SyntaxNode, textOf: TextOf): KeptLabels {
  switch (node.name) {
    case 'NumberDurationLiteral':
    case 'StringLiteral':
      return none;
    case 'AggregateExpr':
      return ofAggregate(node, textOf);
    case 'BinaryExpr':
      return ofBinary(node, textOf);
    case 'FunctionCall':
      return ofCall(node, textOf);
    case 'ParenExpr':
    case 'UnaryExpr':
    case 'StepInvariantExpr':
    case 'OffsetExpr': {
      const inner = operandsOf(node).find(({ name }) => /Expr$|Selector$|Call$/.test(name));
      return inner ? keptLabels(inner, textOf) : all;
    }
    default:
      return all;
  }
}

function ofAggregate(node: SyntaxNode, textOf: TextOf): KeptLabels {
  const operation = node.getChild('AggregateOp')?.firstChild?.name ?? '';
  if (/^(?:Topk|Bottomk|Limitk|LimitRatio|CountValues)$/i.test(operation)) return all;
  const modifier = node.getChild('AggregateModifier');
  const names = namesIn(modifier, textOf);
  const body = node.getChild('FunctionCallBody');
  const argument = body && operandsOf(body).at(-1);
  const inner = argument ? keptLabels(argument, textOf) : all;
  if (modifier?.getChild('By')) return only(inner, names);
  return modifier ? without(inner, names) : none;
}

function ofCall(node: SyntaxNode, textOf: TextOf): KeptLabels {
  const name = textOf(node.getChild('FunctionIdentifier') ?? node);
  if (/^(?:label_|absent|info$)/.test(name)) return all;
  if (/^(?:vector|scalar|time|pi)$/.test(name)) return none;
  const body = node.getChild('FunctionCallBody');
  const series = body ? operandsOf(body).find(each => !/Literal$/.test(each.name)) : undefined;
  return series ? keptLabels(series, textOf) : all;
}

/** Both sides of an `or` may give the result; otherwise the left does, or the one that is not a number. */
function ofBinary(node: SyntaxNode, textOf: TextOf): KeptLabels {
  const operands = operandsOf(node);
  const [left, right] = [operands[0], operands.at(-1)];
  if (!left || !right) return all;
  const [ours, theirs] = [keptLabels(left, textOf), keptLabels(right, textOf)];
  if (node.getChild('Or')) return 'only' in ours && 'only' in theirs ? { only: [...ours.only, ...theirs.only] } : all;
  if (node.getChild('And') || node.getChild('Unless')) return ours;
  if (isNumber(left)) return theirs;
  if (isNumber(right)) return ours;
  const matching = node.getChild('MatchingModifierClause');
  if (matching?.getChild('GroupLeft') || matching?.getChild('GroupRight')) return all;
  if (matching?.getChild('On')) return only(ours, namesIn(matching, textOf));
  return matching?.getChild('Ignoring') ? without(ours, namesIn(matching, textOf)) : ours;
}

const isNumber = (node: SyntaxNode): boolean =>
  node.name === 'NumberDurationLiteral' ||
  (/^(?:Paren|Unary)Expr$/.test(node.name) && operandsOf(node).every(isNumber));

const namesIn = (node: SyntaxNode | null, textOf: TextOf): readonly string[] =>
  node?.getChild('GroupingLabels')?.getChildren('LabelName').map(textOf) ?? [];

const only = (kept: KeptLabels, names: readonly string[]): KeptLabels => ({
  only: names.filter(name => keepsLabel(kept, name)),
});

const without = (kept: KeptLabels, names: readonly string[]): KeptLabels =>
  'only' in kept ? { only: kept.only.filter(name => !names.includes(name)) } : { without: [...kept.without, ...names] };

/** Whether a label of the series can be in the result. */
export const keepsLabel = (kept: KeptLabels, label: string): boolean =>
  'only' in kept ? kept.only.includes(label) : !kept.without.includes(label);
