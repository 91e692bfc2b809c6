import type { Network } from './network.js';
import type { Party } from './party.js';

/** What no policy tells apart, under the names by which it is printed. */
export interface Group {
  readonly parties: readonly Party[];
  readonly names: readonly string[];
}

/** The workloads of a network in as few groups as possible: the work grows with these, not with the workloads. */
export function groupsOf(network: Network): readonly Group[] {
  const groups = new Map<string, Group & { readonly names: string[] }>();
  for (const workload of network.workloads) {
    const parties = network.partiesOf(workload);
    const key = parties.map(({ index }) => index).join();
    const group = groups.get(key);
    if (group) group.names.push(workload.id);
    else groups.set(key, { parties, names: [workload.id] });
  }
  return [...groups.values()];
}
