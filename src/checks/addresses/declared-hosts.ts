import type { Workload } from '../../connectivity/workloads.js';
import type { Graph } from '../../graph/graph.js';
import { addressesIn } from '../../manifest/addresses.js';

/** The hosts that the declared calls of a workload lead to, by every name that they give its callers. */
export const declaredHosts = (graph: Graph, { namespace, pods }: Workload): ReadonlySet<string> =>
  new Set(
    graph
      .intents('call')
      .filter(
        ({ value: { from } }) =>
          (from.namespace ?? 'default') === namespace &&
          pods.some(({ labels }) => Object.entries(from.pods).every(([label, value]) => labels[label] === value)),
      )
      .flatMap(({ value: { to } }) => [
        ...('hosts' in to.peer ? (to.peer.hosts ?? []) : []),
        ...Object.values(to.facts).flatMap(hostsIn),
      ])
      .map(host => host.toLowerCase()),
  );

function hostsIn(fact: unknown): readonly string[] {
  if (Array.isArray(fact)) return fact.flatMap(hostsIn);
  if (typeof fact !== 'string') return [];
  return [fact, ...addressesIn(fact).map(({ host }) => host)];
}
