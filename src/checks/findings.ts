import { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import type { Check, CheckContext, Finding } from './check.js';

/** One finding, and the check that made it. */
export interface Found {
  readonly check: Check;
  readonly finding: Finding;
}

/** Runs checks on a graph. The order of their findings is not defined. */
export type FindAll = (graph: Graph, context: CheckContext, checks: readonly Check[]) => Iterable<Found>;

/** Runs every check on the whole graph; one that fails ends neither the run nor the others. */
export const findAll: FindAll = function* (graph, context, checks) {
  for (const check of checks) yield* findingsOf(check, graph, context);
};

function* findingsOf(check: Check, graph: Graph, context: CheckContext): Iterable<Found> {
  try {
    for (const finding of check.check(graph, context)) yield { check, finding };
  } catch (error) {
    const object = culprit(check, graph, context);
    const message = `the check itself fails on this object: ${(error as Error).message}`;
    yield { check, finding: { object, path: '', message, hint, severity: 'error' } };
  }
}

const hint =
  'This is a fault of plainsail: report it with the object. The check may have missed faults of other objects.';

/** The object with which a check begins to fail, of all in their order. */
function culprit(check: Check, graph: Graph, context: CheckContext): GraphObject {
  let passes = 0;
  let fails = graph.objects.length;
  while (fails - passes > 1) {
    const middle = Math.floor((passes + fails) / 2);
    if (isFine(check, new Graph(graph.objects.slice(0, middle), graph.intents), context)) passes = middle;
    else fails = middle;
  }
  return graph.objects[passes] as GraphObject;
}

function isFine(check: Check, graph: Graph, context: CheckContext): boolean {
  try {
    for (const _ of check.check(graph, context));
    return true;
  } catch {
    return false;
  }
}
