import type { Network } from './network.js';
import type { PeerGroup } from './peer-group.js';

/** What no policy tells apart, under the names by which it is printed. */
export interface NamedPeers {
  readonly groups: readonly PeerGroup[];
  readonly names: readonly string[];
}

/** The workloads of a network in as few as possible: the work grows with these, not with the workloads. */
export function namedPeersOf(network: Network): readonly NamedPeers[] {
  const all = new Map<string, NamedPeers & { readonly names: string[] }>();
  for (const workload of network.workloads) {
    const groups = network.groupsOf(workload);
    const key = groups.map(({ index }) => index).join();
    const named = all.get(key);
    if (named) named.names.push(workload.id);
    else all.set(key, { groups, names: [workload.id] });
  }
  return [...all.values()];
}
