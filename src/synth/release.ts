import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Graph } from '../graph/graph.js';
import { forgetDerived } from '../graph/per-graph.js';

/** The heap size in bytes above which collecting garbage is worth its time. */
const large = 256 * 2 ** 20;

/**
 * Frees everything that was derived from a graph, which may be more than the graph itself. V8 alone would let the heap
 * grow by half before it collects that, on top of the texts that are rendered next.
 */
export function release(graph: Graph): void {
  forgetDerived(graph);
  if (getHeapStatistics().used_heap_size < large) return;
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
