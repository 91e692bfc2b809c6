import type { Graph } from '../graph/graph.js';
import { byApplyStage, stageOf } from '../render/apply-order.js';
import { described } from './failure.js';
import { selected } from './selected.js';

/** Pairs of the objects that two texts name which are not applied one after the other; undefined where a text names none. */
export function outOfOrder(graph: Graph, earlier: string, later: string): readonly string[] {
  return selected(graph, earlier).flatMap(first =>
    selected(graph, later)
      .filter(second => byApplyStage(first, second) >= 0)
      .map(second => `  ${described(first)} is in ${stageOf(first)}, ${described(second)} in ${stageOf(second)}`),
  );
}
