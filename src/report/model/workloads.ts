import { workloadsMadeBy } from '../../connectivity/workloads.js';
import { budgetsOf } from '../../graph/disruption-budgets.js';
import { at, type Fields } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { peakOf } from '../../graph/peak.js';
import { podAmount } from '../../graph/pod-resources.js';
import { autoscalersOf, replicasOf } from '../../graph/scaling.js';
import { podMakers, type Workload } from '../../graph/workload.js';
import { type PlaceOf, systemOf } from './place.js';
import type { ReportWorkload } from './report.js';

/** What keeps running, how many pods it has and what may take them away. */
export function workloadsIn(graph: Graph, placeOf: PlaceOf): readonly ReportWorkload[] {
  return podMakers(graph).map((workload): ReportWorkload => {
    const { object, namespace } = workload;
    const { min, max } = replicasOf(graph, workload);
    return {
      id: workloadsMadeBy(graph, [workload])[0]?.id ?? '',
      system: systemOf(object),
      namespace,
      name: object.name,
      kind: object.kind,
      min,
      max,
      peak: peakOf(graph, workload).pods,
      autoscaled: autoscalersOf(graph, object).length > 0,
      disruption: disruptionOf(graph, workload),
      cpu: podAmount(graph, workload, 'requests', 'cpu'),
      memory: podAmount(graph, workload, 'requests', 'memory'),
      ...placeOf(object),
    };
  });
}

function disruptionOf(graph: Graph, workload: Workload): string | undefined {
  const texts = budgetsOf(graph, workload).map(({ object }) => wordsOf(at(object.manifest, 'spec')));
  return texts.length > 0 ? texts.join(', ') : undefined;
}

function wordsOf({ minAvailable, maxUnavailable }: Fields): string {
  if (maxUnavailable !== undefined) return `at most ${maxUnavailable} unavailable`;
  return minAvailable === undefined ? 'none may be evicted' : `at least ${minAvailable} available`;
}
