import type { TopologySpreadConstraint } from '../../../imports/k8s.js';
import type { Cluster } from '../../environment/cluster.js';
import type { Labels } from '../../intent/endpoint.js';

/** Over zones where there are several, and over nodes; wished for, so that a pod starts even when it cannot be had. */
export function spreadOver({ zones }: Cluster, selector: Labels): TopologySpreadConstraint[] {
  const keys = [...(zones > 1 ? ['topology.kubernetes.io/zone'] : []), 'kubernetes.io/hostname'];
  return keys.map(topologyKey => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
  }));
}
