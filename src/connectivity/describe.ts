import { listed } from '../problem.js';
import { formatRange } from './address.js';
import { elsewhere } from './assumed-pods.js';
import type { Network } from './network.js';
import type { PeerGroup } from './peer-group.js';

/** A group in the words of a message: `codeai/api[Deployment]`, `any pod labelled app=api of namespace codeai`. */
export function describe(network: Network, group: PeerGroup): string {
  if (group.type === 'any-pod') return 'every pod of the cluster';
  if (group.type === 'addresses') return formatRange(group.range);
  const workloads = network.workloadsOf(group).map(({ id }) => id);
  if (workloads.length > 0) return listed(workloads);
  const labels = Object.entries(group.labels).map(([label, value]) => `${label}=${value}`);
  const pods = labels.length > 0 ? `any pod labelled ${labels.join(',')}` : 'any pod';
  return `${pods} of ${group.namespace === elsewhere ? 'another namespace' : `namespace ${group.namespace}`}`;
}
