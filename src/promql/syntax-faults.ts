import type { SyntaxNode, Tree } from '@lezer/common';
import type { Fault } from './findings.js';
import { re2Fault } from './re2.js';
import { unquote } from './string.js';

type Place = Pick<SyntaxNode, 'from' | 'to'>;

/** What Prometheus' own parser refuses and the grammar alone tells, or lets pass. */
export function syntaxFaults(tree: Tree, expr: string): Fault[] {
  const faults: Fault[] = [];
  const addFault = ({ from, to }: Place, message: string) => {
    faults.push({ message, from, to });
  };
  // What follows the first place that cannot be read is guesswork.
  let lost = false;
  const textOf = ({ from, to }: Place) => expr.slice(from, to);
  if (!/\S/.test(expr)) addFault(tree.topNode, 'the expression is empty');
  // A node is made when it is asked for, and costs more than the rest: only of what has to be looked into.
  tree.iterate({
    enter: at => {
      const { type } = at;
      if (lost) return;
      if (type.isError) {
        addFault(at, unexpected(at, expr));
        lost = true;
      }
      if (type.name === 'MatrixSelector') {
        const inner = at.node.firstChild;
        if (inner && inner.name !== 'VectorSelector')
          addFault(
            inner,
            `a range belongs to a selector, and "${textOf(inner)}" is not a selector: use a subquery, [5m:1m]`,
          );
      } else if (type.name === 'StringLiteral') {
        if (unquote(textOf(at)) === undefined) addFault(at, `${textOf(at)} has an escape that is not known`);
      } else if (type.name === 'UnquotedLabelMatcher' || type.name === 'QuotedLabelMatcher') {
        const fault = matcherFault(at.node, textOf);
        if (fault) addFault(at, fault);
      }
    },
  });
  return faults;
}

function matcherFault(node: SyntaxNode, textOf: (place: Place) => string): string | undefined {
  const literal = node.getChild('StringLiteral');
  const operator = node.getChild('MatchOp');
  if (!literal || !operator || !textOf(operator).includes('~')) return undefined;
  const pattern = unquote(textOf(literal));
  const fault = pattern === undefined ? undefined : re2Fault(pattern);
  return fault && `the regular expression ${textOf(literal)} is refused: ${fault}`;
}

function unexpected({ from, to }: Place, expr: string): string {
  const called = expr[from] === '(' ? /[a-zA-Z_]\w*\s*$/.exec(expr.slice(0, from)) : null;
  if (called) return `there is no function "${called[0].trim()}"`;
  if (from < to) return `"${expr.slice(from, to)}" is not expected here`;
  const rest = expr.slice(from).trim();
  return rest === '' ? 'the expression ends too early' : `something is missing before "${rest.slice(0, 20)}"`;
}
