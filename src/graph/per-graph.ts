import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

/** From this size on, in bytes, collecting garbage is worth its time. */
const large = 256 * 2 ** 20;

/**
 * Frees what was derived from a graph, which may be more than the graph itself. Who asks again waits again. V8 alone
 * would let the heap grow by half before it collects that, on top of the texts that come next.
 */
export function forgetDerived(graph: Graph): void {
  derived.delete(graph);
  if (getHeapStatistics().used_heap_size < large) return;
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
