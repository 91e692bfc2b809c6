import type { Network } from './network.js';
import type { PodParty } from './party.js';
import { Ports } from './ports.js';

const dns = Ports.of('UDP', 53);

/** Whether isolated pods are let out to any name server, wherever it is. */
export function canResolveNames(network: Network, pods: PodParty): boolean {
  return (
    network.policiesOn('egress', pods).length === 0 ||
    network
      .opening('egress', pods)
      .some(({ ports, namedPorts }) => namedPorts.length > 0 || !ports.intersect(dns).isEmpty)
  );
}
