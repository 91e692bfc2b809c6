import type { SyntaxNode } from '@lezer/common';
import { operandsOf } from './operands.js';

const comparisons = ['Eql', 'Neq', 'Lte', 'Lss', 'Gte', 'Gtr'];

/** Whether an expression can be without a result although its series are there. */
export function isConditional(node: SyntaxNode, textOf: (node: SyntaxNode) => string): boolean {
  const operands = operandsOf(node);
  if (node.name === 'AggregateExpr' || node.name === 'FunctionCall') {
    if (/^absent/.test(textOf(node.getChild('FunctionIdentifier') ?? node))) return true;
    const body = node.getChild('FunctionCallBody');
    return body !== null && operandsOf(body).some(argument => isConditional(argument, textOf));
  }
  if (node.name !== 'BinaryExpr')
    return (
      /^(?:Paren|StepInvariant|Offset|Subquery)/.test(node.name) && operands.some(each => isConditional(each, textOf))
    );
  const [left, right] = [operands[0], operands.at(-1)];
  if (!left || !right) return false;
  if (comparisons.some(operator => node.getChild(operator)) && !node.getChild('BoolModifier')) return true;
  if (node.getChild('Unless')) return true;
  const sides = [isConditional(left, textOf), isConditional(right, textOf)];
  return node.getChild('Or') ? sides.every(Boolean) : sides.some(Boolean);
}
