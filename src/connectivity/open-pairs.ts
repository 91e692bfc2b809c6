import type { Network } from './network.js';
import type { Party } from './party.js';

/**
 * Every pair, source first, that may be connected by the rules of its ends: each once, at least one of them pods of the
 * graph. It follows the rules; only pods whose rules are for everyone are paired with all others like them.
 */
export function* openPairs(network: Network): Iterable<readonly [Party, Party]> {
  const { pods, strangers, outside } = network;
  const sources: readonly Party[] = [...strangers, ...outside.ingress];
  const isWide = (direction: 'ingress' | 'egress') => (party: Party) => !network.admittedBy(direction, party);
  const openTargets = [...pods.filter(isWide('ingress')), ...strangers, ...outside.egress];
  const openSources = new Set([...pods.filter(isWide('egress')), ...sources]);
  for (const party of pods) {
    for (const to of network.admittedBy('egress', party) ?? openTargets) {
      if (to.type !== 'any-pod') yield [party, to];
    }
    const named = network.admittedBy('ingress', party);
    for (const from of named ?? sources) if (!named || openSources.has(from)) yield [from, party];
  }
}
