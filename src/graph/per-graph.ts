import type { Graph } from './graph.js';

type Build<T> = (graph: Graph) => T;

const derived = new WeakMap<Graph, Map<Build<unknown>, unknown>>();

/** Something derived from the whole graph, built when first asked for and kept as long as the graph. */
export function perGraph<T>(build: Build<T>): Build<T> {
  return graph => {
    const values = derived.get(graph) ?? new Map<Build<unknown>, unknown>();
    derived.set(graph, values);
    if (!values.has(build)) values.set(build, build(graph));
    return values.get(build) as T;
  };
}

/** Drops everything that was derived from a graph; it is built again when it is asked for again. */
export function forgetDerived(graph: Graph): void {
  derived.delete(graph);
}
