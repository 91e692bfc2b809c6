import type { Network } from './network.js';
import type { PeerGroup } from './peer-group.js';

/**
 * Every pair, source first, that may be connected by the rules of its ends: each once, at least one of them pods of the
 * graph. It follows the rules; only pods whose rules are for everyone are paired with all others like them.
 */
export function* openPairs(network: Network): Iterable<readonly [PeerGroup, PeerGroup]> {
  const { pods, externalPods, outside } = network;
  const sources: readonly PeerGroup[] = [...externalPods, ...outside.ingress];
  const isWide = (direction: 'ingress' | 'egress') => (group: PeerGroup) => !network.admittedBy(direction, group);
  const openTargets = [...pods.filter(isWide('ingress')), ...externalPods, ...outside.egress];
  const openSources = new Set([...pods.filter(isWide('egress')), ...sources]);
  for (const group of pods) {
    for (const to of network.admittedBy('egress', group) ?? openTargets) {
      if (to.type !== 'any-pod') yield [group, to];
    }
    const named = network.admittedBy('ingress', group);
    for (const from of named ?? sources) if (!named || openSources.has(from)) yield [from, group];
  }
}
