import fc from 'fast-check';
import type { Manifest } from '../../src/graph/object.js';
import type { SlowAdminPeer, SlowAdminPolicy, SlowAdminRule } from './slow-admin.js';
import { namespaceSelector, number, optional, portNames, protocol, selector } from './worlds.js';

/** Policies of the tiers around NetworkPolicies; no two of a tier have one priority. */
const pods = fc.record({ namespaceSelector, podSelector: selector });
const podPeer: fc.Arbitrary<SlowAdminPeer> = fc.oneof(
  fc.record({ namespaces: namespaceSelector }),
  fc.record({ pods }),
);
const cidr = fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.1.2.3/32', '2001:db8::/32', '::/0');
const egressPeer: fc.Arbitrary<SlowAdminPeer> = fc.oneof(
  { weight: 3, arbitrary: podPeer },
  fc.record({ networks: fc.uniqueArray(cidr, { minLength: 1, maxLength: 2 }) }),
  fc.constant({ nodes: {} }),
);
const range = fc.tuple(number, number).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

const adminPort = fc.oneof(
  fc.record({ portNumber: fc.record({ protocol, port: number }) }),
  fc.record({ portNumber: fc.record({ port: number }) }),
  fc.record({ portRange: fc.tuple(protocol, range).map(([p, at]) => ({ protocol: p, ...at })) }),
  fc.record({ namedPort: portNames }),
);
const destination = fc.oneof(
  fc.constant({}),
  fc.record({ destinationPort: fc.oneof(fc.record({ number }), fc.record({ range })) }),
);
const clusterProtocol = fc.oneof(
  fc.record({ tcp: destination }),
  fc.record({ udp: destination }),
  fc.record({ sctp: destination }),
  fc.record({ destinationNamedPort: portNames }),
);

const rule = (
  actions: readonly string[],
  peers: 'from' | 'to',
  ports: 'ports' | 'protocols',
): fc.Arbitrary<SlowAdminRule> =>
  fc
    .tuple(
      fc.constantFrom(...actions),
      fc.array(peers === 'from' ? podPeer : egressPeer, { minLength: 1, maxLength: 3 }),
      optional(fc.array<object>(ports === 'ports' ? adminPort : clusterProtocol, { minLength: 1, maxLength: 3 })),
    )
    .map(([action, ends, on]) => ({ action, [peers]: ends, ...(on ? { [ports]: on } : {}) }));

const policy = (kind: string, actions: readonly string[], ports: 'ports' | 'protocols', tier?: string) =>
  fc
    .tuple(
      podPeer,
      fc.array(rule(actions, 'from', ports), { maxLength: 3 }),
      fc.array(rule(actions, 'to', ports), { maxLength: 3 }),
    )
    .map(
      ([subject, ingress, egress]): SlowAdminPolicy => ({
        kind,
        spec: { ...(tier ? { tier } : {}), subject, ingress, egress },
      }),
    );

export const adminPolicies: fc.Arbitrary<readonly SlowAdminPolicy[]> = fc
  .tuple(
    fc.array(
      fc.oneof(
        policy('AdminNetworkPolicy', ['Allow', 'Deny', 'Pass'], 'ports'),
        policy('ClusterNetworkPolicy', ['Accept', 'Deny', 'Pass'], 'protocols', 'Admin'),
        policy('ClusterNetworkPolicy', ['Accept', 'Deny', 'Pass'], 'protocols', 'Baseline'),
      ),
      { maxLength: 4 },
    ),
    fc.array(policy('BaselineAdminNetworkPolicy', ['Allow', 'Deny'], 'ports'), { maxLength: 1 }),
    fc.shuffledSubarray([0, 1, 7, 50, 1000], { minLength: 5 }),
  )
  .map(([policies, baseline, priorities]) => [
    ...policies.map(({ kind, spec }, i) => ({ kind, spec: { ...spec, priority: priorities[i] ?? 0 } })),
    // Whatever else is in the baseline tier is asked later.
    ...baseline.map(({ kind, spec }) => ({ kind, spec: { ...spec, priority: -1 } })),
  ]);

export const adminManifests = (policies: readonly SlowAdminPolicy[]): readonly Manifest[] =>
  policies.map(({ kind, spec }, i) => ({
    apiVersion: `policy.networking.k8s.io/${kind === 'ClusterNetworkPolicy' ? 'v1alpha2' : 'v1alpha1'}`,
    kind,
    metadata: { name: kind === 'BaselineAdminNetworkPolicy' ? 'default' : `a${i}` },
    spec: { ...spec },
  }));
