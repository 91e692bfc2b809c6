import type { Network } from './network.js';
import type { PodParty } from './party.js';
import { Ports } from './ports.js';

const dns = Ports.of('UDP', 53);

/** Whether isolated pods are let out to any name server, wherever it is. */
export function canResolveNames(network: Network, pods: PodParty): boolean {
  const policies = network.policiesOn('egress', pods);
  const rules = policies.flatMap(({ rules: { egress = [] } }) => egress);
  return (
    policies.length === 0 ||
    rules.some(({ ports, namedPorts }) => namedPorts.length > 0 || !ports.intersect(dns).isEmpty)
  );
}
