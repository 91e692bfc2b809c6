import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Graph } from '../graph/graph.js';
import { forgetDerived } from '../graph/per-graph.js';

/** The heap size in bytes above which collecting garbage is worth its time. */
const large = 256 * 2 ** 20;
/** In bytes; less garbage than that is not worth walking through everything that is alive. */
const worthwhile = 64 * 2 ** 20;

/** The heap size in bytes when garbage was collected the last time. */
let collected = 0;

/**
 * Frees everything that was derived from a graph, which may be more than the graph itself. V8 alone would let the heap
 * grow by half before it collects that, on top of the texts that are rendered next.
 */
export function release(graph: Graph): void {
  forgetDerived(graph);
  if (heapSize() < Math.max(large, collected + worthwhile)) return;
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  collected = heapSize();
}

const heapSize = () => getHeapStatistics().used_heap_size;
