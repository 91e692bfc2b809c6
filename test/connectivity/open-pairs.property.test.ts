import fc from 'fast-check';
import { Network } from '../../src/connectivity/network.js';
import { openPairs } from '../../src/connectivity/open-pairs.js';
import { type PeerGroup, podFacts } from '../../src/connectivity/peer-group.js';
import { adminManifests, adminPolicies } from './admin-worlds.js';
import { graphOf } from './manifests.js';
import { world } from './worlds.js';

const externalPods = [podFacts('elsewhere', {}), podFacts('elsewhere', { app: 'a' }, { team: 'x' })];

test('following the rules finds every pair that some rule connects, each once', () => {
  fc.assert(
    fc.property(world, adminPolicies, (made, admin) => {
      const network = new Network(graphOf(...made.manifests, ...adminManifests(admin)), { externalPods });
      const found = [...openPairs(network)].map(([from, to]) => `${from.index} ${to.index}`);
      expect(new Set(found).size).toBe(found.length);
      expect([...pairsByRules(network)].filter(pair => !found.includes(pair))).toEqual([]);
    }),
    { numRuns: 300, seed: 20260714 },
  );
});

/** By asking all of them. */
function* pairsByRules(network: Network): Iterable<string> {
  const { pods, outside } = network;
  const known = new Set<PeerGroup>(pods);
  const everywhere: readonly PeerGroup[] = [...pods, ...network.externalPods];
  for (const from of [...everywhere, ...outside.ingress]) {
    for (const to of [...everywhere, ...(known.has(from) ? outside.egress : [])]) {
      const ports = network.reach(from, to);
      const rules = [...network.openedBy('ingress', to, from, ports), ...network.openedBy('egress', from, to, ports)];
      if (rules.length > 0) yield `${from.index} ${to.index}`;
    }
  }
}
