import type { Graph } from '../graph/graph.js';
import type { Connection } from './connection.js';
import { contractEnds } from './contract-ends.js';
import { Network, type NetworkOptions } from './network.js';
import { Ports } from './ports.js';

/** Connections with pods of other repositories: what the policies here allow, and the contract of the other end as well. */
export function contractRows(graph: Graph, options: NetworkOptions): readonly Connection[] {
  const ends = contractEnds(graph);
  if (ends.length === 0) return [];
  const network = new Network(graph, { ...options, externalPods: ends.map(({ facts }) => facts) });
  return ends.flatMap(({ name, facts, direction, permits }) => {
    const [end] = network.externalPods.filter(
      each => each.namespace === facts.namespace && each.labels === facts.labels,
    );
    return network.workloads.flatMap(workload => {
      const ports = network
        .groupsOf(workload)
        .map(pods =>
          network.permits(direction === 'ingress' ? 'egress' : 'ingress', pods, end!).intersect(permits(pods)),
        );
      const open = Ports.union(ports);
      if (open.isEmpty) return [];
      const [source, target] = direction === 'ingress' ? [workload.id, name] : [name, workload.id];
      return [{ source, target, ports: open }];
    });
  });
}
