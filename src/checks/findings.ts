import type { Graph } from '../graph/graph.js';
import type { Check, CheckContext, Finding } from './check.js';

/** One finding, and the check that made it. */
export interface Found {
  readonly check: Check;
  readonly finding: Finding;
}

/** Runs checks on a graph. The order of their findings is not defined. */
export type FindAll = (graph: Graph, context: CheckContext, checks: readonly Check[]) => Iterable<Found>;

/** Runs every check on the whole graph. */
export const findAll: FindAll = function* (graph, context, checks) {
  for (const check of checks) for (const finding of check.check(graph, context)) yield { check, finding };
};
