import type { TopologySpreadConstraint } from '../../../imports/k8s.js';
import type { DefaultSet } from '../../defaults/default-set.js';
import type { Cluster } from '../../environment/cluster.js';
import type { Labels } from '../../intent/endpoint.js';

/** Over zones where there are several, and over nodes; wished for, so that a pod starts even when it cannot be had. */
export function spreadOver(
  { zones }: Cluster,
  selector: Labels,
  { spread: { maxSkew, whenUnsatisfiable } }: DefaultSet,
): TopologySpreadConstraint[] {
  const keys = [...(zones > 1 ? ['topology.kubernetes.io/zone'] : []), 'kubernetes.io/hostname'];
  return keys.map(topologyKey => ({
    maxSkew,
    topologyKey,
    whenUnsatisfiable,
    labelSelector: { matchLabels: selector },
  }));
}
