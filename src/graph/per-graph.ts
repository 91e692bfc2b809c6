import type { Graph } from './graph.js';

/** Something derived from the whole graph, built when first asked for and kept as long as the graph. */
export function perGraph<T>(build: (graph: Graph) => T): (graph: Graph) => T {
  const built = new WeakMap<Graph, { readonly value: T }>();
  return graph => {
    let entry = built.get(graph);
    if (!entry) {
      entry = { value: build(graph) };
      built.set(graph, entry);
    }
    return entry.value;
  };
}
