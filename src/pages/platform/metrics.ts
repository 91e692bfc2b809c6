import type { Graph } from '../../graph/graph.js';
import { rules } from '../../graph/prometheus-rules.js';

/** Who exposes metrics, by how their names begin. */
const exporters: readonly (readonly [exporter: string, names: RegExp])[] = [
  ['kubelets: containers', /\bcontainer_(?:cpu|memory|network)_\w+/g],
  ['kubelets: volumes', /\bkubelet_volume_stats_\w+/g],
  ['kube-state-metrics', /\bkube_\w+/g],
  ['ingress-nginx', /\bnginx_ingress_controller_\w+/g],
  ['cert-manager', /\bcertmanager_\w+/g],
];

interface Exporter {
  readonly exporter: string;
  readonly metrics: readonly string[];
  readonly systems: readonly string[];
}

/** Metrics in rules that no pod of the systems exposes. */
export function readMetrics(graph: Graph): readonly Exporter[] {
  return exporters.flatMap(([exporter, names]) => {
    const metrics = new Set<string>();
    const systems = new Set<string>();
    for (const { expr, object } of rules(graph)) {
      const found = expr.match(names) ?? [];
      for (const metric of found) metrics.add(metric);
      if (found.length > 0 && object.unit) systems.add(object.unit.system);
    }
    return metrics.size === 0 ? [] : [{ exporter, metrics: [...metrics].sort(), systems: [...systems].sort() }];
  });
}
