import type { Call } from '../intent/call.js';
import type { Graph } from './graph.js';
import { podIndex } from './label-index.js';
import type { Workload } from './workload.js';

/** A declared call through a pool, and the workloads whose pods make it. */
export interface PooledCall {
  readonly to: Call['to'];
  readonly pool: number;
  readonly from: readonly Workload[];
}

/** Every declared call that says how many connections one pod opens. */
export const pooledCalls = (graph: Graph): readonly PooledCall[] =>
  graph.intents('call').flatMap(({ value: { to, pool, from } }) => {
    if (pool === undefined) return [];
    const index = podIndex(graph);
    const namespaces = from.namespace === undefined ? [...index.namespaceNames] : [from.namespace];
    return [{ to, pool, from: namespaces.flatMap(each => index.select(each, { matchLabels: from.pods })) }];
  });
