import fc from 'fast-check';
import { covers, parseCidr } from '../../src/connectivity/address.js';
import { Network } from '../../src/connectivity/network.js';
import type { AddressGroup, PeerGroup } from '../../src/connectivity/peer-group.js';
import { isTransport } from '../../src/connectivity/ports.js';
import { adminManifests, adminPolicies } from './admin-worlds.js';
import { graphOf } from './manifests.js';
import { isAllowed, type SlowEnd } from './slow.js';
import type { SlowAdminPolicy } from './slow-admin.js';
import { addresses, numbers, type World, world } from './worlds.js';

/** `WORLDS=10000 npx jest test/connectivity/network.property` is the long run. */
const numRuns = Number(process.env['WORLDS'] ?? 500);
const tierRuns = Math.ceil(numRuns / 2);
const ports = [...new Set(numbers.flatMap(port => [port - 1, port, port + 1]))].filter(
  port => port > 0 && port < 65536,
);

test(`the engine agrees with an evaluator that looks at one packet at a time (${numRuns} worlds)`, () => {
  fc.assert(
    fc.property(world, made => expect(differences(made, [])).toEqual([])),
    { numRuns, seed: 20260714 },
  );
}, 3_600_000);

test(`so it does with policies of the tiers around NetworkPolicies (${tierRuns} worlds)`, () => {
  fc.assert(
    fc.property(world, adminPolicies, (made, admin) => expect(differences(made, admin)).toEqual([])),
    { numRuns: tierRuns, seed: 20261129 },
  );
}, 3_600_000);

function differences({ manifests, pods, policies }: World, admin: readonly SlowAdminPolicy[]): readonly string[] {
  const network = new Network(graphOf(...manifests, ...adminManifests(admin)));
  const ends = network.workloads.map(workload => ({
    name: workload.id,
    group: network.groupsOf(workload)[0] as PeerGroup,
    slow: pods.get(workload.id) as SlowEnd,
  }));
  const world = (groups: readonly AddressGroup[]) =>
    addresses.flatMap(address => {
      const group = groups.find(({ range }) => covers(range, rangeOf(address)));
      return group ? [{ name: address, group, slow: { address } }] : [];
    });
  const pairs = ends.flatMap(end => [
    ...ends.map(to => [end, to] as const),
    ...world(network.outside.ingress).map(from => [from, end] as const),
    ...world(network.outside.egress).map(to => [end, to] as const),
  ]);
  return pairs.flatMap(([from, to]) => {
    const reached = network.reach(from.group, to.group);
    return ['TCP', 'UDP', 'SCTP']
      .filter(isTransport)
      .flatMap(transport =>
        ports
          .filter(
            port =>
              reached.has(transport, port) !== isAllowed({ policies, admin }, from.slow, to.slow, transport, port),
          )
          .map(port => `${from.name} => ${to.name} ${transport} ${port}: engine ${reached}`),
      );
  });
}

function rangeOf(address: string) {
  const range = parseCidr(`${address}/${address.includes(':') ? 128 : 32}`);
  if (!range) throw new Error(address);
  return range;
}
