import { centsOf } from '../../cost/amount.js';
import type { CostLine } from '../../cost/line.js';
import { groupedBy, totalOf } from '../../cost/totals.js';
import { type OrderedSystem, orderOf } from '../../delivery/explain.js';
import { stagesOf } from '../../delivery/stages.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { formatObject } from '../../problem.js';
import { systemOf } from './place.js';
import type { ReportStage, ReportSystem } from './report.js';

/** Kinds that take time, and are worth their names. */
const running = ['Job', 'Deployment', 'StatefulSet', 'DaemonSet', 'Cluster'];

/** The systems of a graph in the order of their rollout. */
export function systemsIn(
  graph: Graph,
  platform: readonly string[],
  costs: readonly CostLine[],
): readonly ReportSystem[] {
  const ordered = new Map(orderOf(graph, platform).map(each => [each.system, each]));
  const money = groupedBy(costs, 'system');
  const objects = new Map<string, GraphObject[]>();
  for (const object of graph.objects) {
    const system = systemOf(object) ?? 'cluster';
    objects.set(system, [...(objects.get(system) ?? []), object]);
  }
  return [...objects]
    .map(([name, own]): ReportSystem => {
      const order: OrderedSystem | undefined = ordered.get(name);
      const lines = money.get(name);
      return {
        name,
        namespaces: [...new Set(own.flatMap(({ namespace }) => namespace ?? []))].sort(),
        objects: own.length,
        rank: order?.rank ?? 0,
        after: (order?.after ?? []).map(({ before, reasons }) => ({ system: before, reasons })),
        stages: (order?.stages ?? stagesOf(own)).map(stageOf),
        cost: lines && centsOf(totalOf(lines)),
      };
    })
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
}

const stageOf = ({ name, objects }: { name: string; objects: readonly GraphObject[] }): ReportStage => ({
  name,
  objects: objects.length,
  running: objects.filter(({ kind }) => running.includes(kind)).map(formatObject),
});
