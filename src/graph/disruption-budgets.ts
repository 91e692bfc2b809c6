import { append } from './append.js';
import { at } from './fields.js';
import type { Graph } from './graph.js';
import { podIndex } from './label-index.js';
import { type GraphObject, namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';
import type { Workload } from './workload.js';

/** A PodDisruptionBudget and the workloads whose pods it selects. */
export interface DisruptionBudget {
  readonly object: GraphObject;
  readonly selected: readonly Workload[];
}

export const disruptionBudgets: (graph: Graph) => readonly DisruptionBudget[] = perGraph(graph =>
  graph.distinct(graph.ofKind('PodDisruptionBudget')).map(object => ({
    object,
    selected: podIndex(graph).select(namespaceOf(object), at(object.manifest, 'spec')['selector']),
  })),
);

const byWorkload = perGraph(graph => {
  const found = new Map<GraphObject, DisruptionBudget[]>();
  for (const budget of disruptionBudgets(graph)) {
    for (const workload of budget.selected) append(found, workload.object, budget);
  }
  return found;
});

/** The budgets that protect a workload; the eviction API fails when there are several. */
export const budgetsOf = (graph: Graph, { object }: Workload): readonly DisruptionBudget[] =>
  byWorkload(graph).get(object) ?? [];
