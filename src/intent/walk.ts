import type { IConstruct } from 'constructs';
import { isChart } from '../cdk8s/charts.js';

/**
 * A construct and everything below it, parents first. Charts side by side have no order of their own: they come by their
 * ids, whichever was declared first.
 */
export const walk = (root: IConstruct): readonly IConstruct[] => [
  root,
  ...childrenOf(root).flatMap(child => child.node.findAll()),
];

function childrenOf({ node }: IConstruct): readonly IConstruct[] {
  const { children } = node;
  return children.every(isChart) ? children.sort((a, b) => (a.node.id < b.node.id ? -1 : 1)) : children;
}
