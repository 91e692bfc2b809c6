import { listed } from '../problem.js';
import { formatRange } from './address.js';
import type { Network } from './network.js';
import type { Party } from './party.js';
import { elsewhere } from './witness.js';

/** A party in the words of a message: `codeai/api[Deployment]`, `any pod labelled app=api of namespace codeai`. */
export function describe(network: Network, party: Party): string {
  if (party.type === 'any-pod') return 'every pod of the cluster';
  if (party.type === 'addresses') return formatRange(party.range);
  const workloads = network.workloadsOf(party).map(({ id }) => id);
  if (workloads.length > 0) return listed(workloads);
  const labels = Object.entries(party.labels).map(([label, value]) => `${label}=${value}`);
  const pods = labels.length > 0 ? `any pod labelled ${labels.join(',')}` : 'any pod';
  return `${pods} of ${party.namespace === elsewhere ? 'another namespace' : `namespace ${party.namespace}`}`;
}
