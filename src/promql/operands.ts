import type { SyntaxNode } from '@lezer/common';

/** What a node consists of, comments left out: they can stand anywhere. */
export function operandsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'LineComment') found.push(child);
  return found;
}
