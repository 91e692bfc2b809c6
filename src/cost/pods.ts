import type { Graph } from '../graph/graph.js';
import { podAmount } from '../graph/pod-resources.js';
import { replicasOf } from '../graph/scaling.js';
import { podMakers, type Workload } from '../graph/workload.js';
import { between, times } from './levels.js';
import { type CostLine, payerOf } from './line.js';
import type { Prices } from './prices.js';

const gibibyte = 2 ** 30;
/** They run for minutes of a month. */
const passing = new Set(['Job', 'CronJob']);

/** What pods request, by their number; a DaemonSet has a pod on each node, of which there is one in each zone at least. */
export const podLines = (graph: Graph, prices: Prices, zones: number): readonly CostLine[] =>
  podMakers(graph)
    .filter(({ object }) => !passing.has(object.kind))
    .flatMap(workload => {
      const payer = payerOf(workload.object);
      if (!payer) return [];
      const { min, max } =
        workload.object.kind === 'DaemonSet' ? { min: zones, max: zones } : replicasOf(graph, workload);
      const replicas = between(min, max, prices.typical ?? 0.5);
      const requested = (resource: string) => podAmount(graph, workload, 'requests', resource) ?? 0;
      return [
        { ...payer, kind: 'cpu' as const, cost: times(replicas, requested('cpu') * prices.cpu) },
        { ...payer, kind: 'memory' as const, cost: times(replicas, (requested('memory') / gibibyte) * prices.memory) },
      ];
    });

/** Pods of unknown cost, since they request nothing. */
export const withoutRequests = (graph: Graph): readonly Workload[] =>
  podMakers(graph).filter(
    workload =>
      workload.object.unit !== undefined &&
      !passing.has(workload.object.kind) &&
      ['cpu', 'memory'].some(resource => podAmount(graph, workload, 'requests', resource) === undefined),
  );
