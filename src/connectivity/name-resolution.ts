import type { Network } from './network.js';
import type { PodGroup } from './peer-group.js';
import { Ports } from './ports.js';

/** At 53 name servers get requests; policies see the port of their pods, which is 5353 in OpenShift. */
export const dnsPorts = [53, 5353];
const dns = dnsPorts.map(port => Ports.of('UDP', port));

/** Whether isolated pods are let out to any name server, wherever it is. */
export function canResolveNames(network: Network, pods: PodGroup): boolean {
  return (
    network.policiesOn('egress', pods).length === 0 ||
    network
      .opening('egress', pods)
      .some(({ ports, namedPorts }) => namedPorts.length > 0 || dns.some(each => !ports.intersect(each).isEmpty))
  );
}
