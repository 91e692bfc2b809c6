import type { Graph } from '../../graph/graph.js';
import { type Operator, operatorsOf } from '../../schema/operators.js';

interface CustomKinds {
  readonly api: string;
  readonly kinds: readonly string[];
  readonly operators: readonly Operator[];
}

/** Kinds that an operator brings, by the version of their API. */
export function customKinds(graph: Graph): readonly CustomKinds[] {
  const found = new Map<string, Set<string>>();
  for (const { apiVersion, group, kind } of graph.objects) {
    if (!group.includes('.') || group.endsWith('.k8s.io')) continue;
    found.set(apiVersion, (found.get(apiVersion) ?? new Set()).add(kind));
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([api, kinds]) => {
      const sorted = [...kinds].sort();
      return { api, kinds: sorted, operators: operatorsOf(api, sorted) };
    });
}
