import type { Connection } from '../../connectivity/connection.js';
import { connectionsOf, openThroughRoutes, openToCluster } from '../../connectivity/connections.js';
import { type Direction, otherPolicies } from '../../connectivity/policy.js';
import { provePolicies } from '../../connectivity/prove.js';
import type { Graph } from '../../graph/graph.js';
import { rangeTextOf } from './outside.js';

/** The connections of a graph, and what of them is so because there is no policy. */
export interface Connections {
  /** Rows of `plainsail connections`, without those that only the absence of policies opens at both ends. */
  readonly rows: readonly Connection[];
  /** What routes lead to, wherever policies admit some pod. */
  readonly routed: readonly Connection[];
  /** By workload: the ports that every pod of the cluster reaches. */
  readonly toCluster: ReadonlyMap<string, string>;
  /** By workload: the directions in which no policy isolates it. */
  readonly unprotected: ReadonlyMap<string, readonly Direction[]>;
}

export function connectionsIn(graph: Graph): Connections {
  const { network } = provePolicies(graph);
  const open = new Map(
    network.workloads.map(workload => {
      const isOpen = (direction: Direction) =>
        network.groupsOf(workload).every(group => network.policiesOn(direction, group).length === 0);
      return [workload.id, directions.filter(isOpen)] as const;
    }),
  );
  const isOpen = (end: string, direction: Direction) =>
    rangeTextOf(end) !== undefined || (open.get(end)?.includes(direction) ?? false);
  const isByDefault = ({ source, target, ports }: Connection) =>
    ports.isAll && isOpen(source, 'egress') && isOpen(target, 'ingress');
  const others = otherPolicies(graph).length > 0 || graph.ofKind('AdminNetworkPolicy').length > 0;
  return {
    rows: connectionsOf(graph).filter(row => !isByDefault(row)),
    routed: openThroughRoutes(graph),
    toCluster: new Map(
      openToCluster(graph).flatMap(({ target, ports }) => (ports.isAll ? [] : [[target, `${ports}`] as const])),
    ),
    unprotected: others ? new Map() : open,
  };
}

const directions = ['ingress', 'egress'] as const;
