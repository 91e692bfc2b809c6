import type { SyntaxNode } from '@lezer/common';
import type { Match } from './matcher.js';
import { unquote } from './string.js';

/** One matcher of a selector; a label may have several. */
export interface LabelMatch {
  readonly label: string;
  readonly match: Match;
}

/** The matchers of a selector, as they are written. */
export const labelMatches = (selector: SyntaxNode, textOf: (node: SyntaxNode) => string): readonly LabelMatch[] =>
  (selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []).flatMap(matcher => {
    const [label, operator, value] = ['LabelName', 'MatchOp', 'StringLiteral'].map(part => matcher.getChild(part));
    if (!label || !operator || !value) return [];
    const match = { operator: textOf(operator) as Match['operator'], value: unquote(textOf(value)) ?? '' };
    return [{ label: textOf(label), match }];
  });
