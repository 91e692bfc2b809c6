import fc from 'fast-check';
import type { Manifest } from '../../src/graph/object.js';
import type { SlowPeer, SlowPod, SlowPolicy, SlowRule, SlowSelector } from './slow.js';

/** A small cluster: few labels, names and ports, so that policies meet often. */
export interface World {
  readonly manifests: readonly Manifest[];
  /** A pod of each workload, by the workload's printed name. */
  readonly pods: ReadonlyMap<string, SlowPod>;
  readonly policies: readonly SlowPolicy[];
}

const names = ['red', 'green', 'blue'] as const;
const value = fc.constantFrom('a', 'b', 'c');
const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'zone'), value, { maxKeys: 3 });
export const portNames = fc.constantFrom('http', 'dns', 'admin');
export const protocol = fc.constantFrom('TCP', 'UDP', 'SCTP');
/** Numbers of which many are neighbours. */
export const numbers: readonly number[] = [1, 2, 52, 53, 54, 79, 80, 81, 82, 443, 8080, 65534, 65535];
export const number = fc.constantFrom(...numbers);
export const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const expression = fc.oneof(
  fc.record({
    key: fc.constantFrom('app', 'tier', 'zone'),
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.array(value, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key: fc.constantFrom('app', 'tier', 'zone'), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);
export const selector: fc.Arbitrary<SlowSelector> = fc.oneof(
  fc.constant({}),
  fc.record({ matchLabels: fc.dictionary(fc.constantFrom('app', 'tier'), value, { maxKeys: 2 }) }),
  fc.record({
    matchLabels: fc.dictionary(fc.constantFrom('app', 'tier'), value, { maxKeys: 1 }),
    matchExpressions: fc.array(expression, { maxLength: 2 }),
  }),
);
export const namespaceSelector: fc.Arbitrary<SlowSelector> = fc.oneof(
  selector,
  fc.constantFrom(...names).map(name => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })),
);
const block = fc.constantFrom(
  { cidr: '0.0.0.0/0' },
  { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '192.168.0.0/16'] },
  { cidr: '10.0.0.0/8' },
  { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.1.2.0/24'] },
  { cidr: '10.1.2.3/32' },
  { cidr: '255.255.255.0/24' },
  { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] },
  { cidr: '::/0' },
);
/** Addresses at the edges of the blocks. */
export const addresses: readonly string[] = [
  '0.0.0.0',
  '9.255.255.255',
  '10.0.0.0',
  '10.0.255.255',
  '10.1.0.0',
  '10.1.2.2',
  '10.1.2.3',
  '10.1.2.4',
  '10.1.3.0',
  '10.2.0.0',
  '10.255.255.255',
  '11.0.0.0',
  '192.167.255.255',
  '192.168.0.0',
  '192.169.0.0',
  '255.255.254.255',
  '255.255.255.0',
  '255.255.255.255',
  '::',
  '2001:db7:ffff::',
  '2001:db8::',
  '2001:db8:1::5',
  '2001:db8:2::',
  '2001:db9::',
];
const peer: fc.Arbitrary<SlowPeer> = fc.oneof(
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector }),
  fc.record({ namespaceSelector, podSelector: selector }),
  fc.record({ ipBlock: block }),
);
const port = fc.oneof(
  fc.record({ protocol: optional(protocol), port: number }),
  fc.record({ protocol: optional(protocol), port: portNames }),
  fc.record({ protocol }),
  fc
    .tuple(protocol, number, number)
    .map(([p, a, b]) => ({ protocol: p, port: Math.min(a, b), endPort: Math.max(a, b) })),
);
const ports = optional(fc.array(port, { maxLength: 3 }));
const peers = optional(fc.array(peer, { maxLength: 3 }));
const ingress = fc.record({ from: peers, ports }).map(made => compact(made) as SlowRule);
const egress = fc.record({ to: peers, ports }).map(made => compact(made) as SlowRule);

const policy: fc.Arbitrary<SlowPolicy> = fc
  .record({
    namespace: fc.constantFrom(...names),
    spec: fc
      .record({
        podSelector: selector,
        policyTypes: optional(fc.constantFrom([], ['Ingress'], ['Egress'], ['Ingress', 'Egress'])),
        ingress: optional(fc.array(ingress, { maxLength: 3 })),
        egress: optional(fc.array(egress, { maxLength: 3 })),
      })
      .map(compact),
  })
  .map(made => made as SlowPolicy);

const containerPort = fc
  .record({ name: optional(portNames), containerPort: number, protocol: optional(protocol) })
  .map(compact) as fc.Arbitrary<SlowPod['ports'][number]>;
const kinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
  'Pod',
] as const;
const workload = fc.record({
  kind: fc.constantFrom(...kinds),
  namespace: fc.constantFrom(...names),
  labels,
  ports: fc.uniqueArray(containerPort, { maxLength: 3, selector: ({ name, containerPort: at }) => name ?? at }),
});

export const world: fc.Arbitrary<World> = fc
  .record({
    namespaceLabels: fc.tuple(labels, labels, labels),
    workloads: fc.array(workload, { minLength: 1, maxLength: 7 }),
    policies: fc.array(policy, { maxLength: 6 }),
  })
  .map(({ namespaceLabels, workloads, policies }) => {
    const own = Object.fromEntries(
      names.map((name, i) => [name, { ...namespaceLabels[i], 'kubernetes.io/metadata.name': name }]),
    );
    return {
      policies,
      pods: new Map(
        workloads.map(({ kind, namespace, labels, ports }, i) => [
          `${namespace}/w${i}[${kind}]`,
          { namespace, namespaceLabels: own[namespace] as Record<string, string>, labels, ports },
        ]),
      ),
      manifests: [
        ...names.map((name, i) => ({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name, labels: namespaceLabels[i] ?? {} },
        })),
        ...workloads.map((made, i) => workloadManifest(`w${i}`, made)),
        ...policies.map(({ namespace, spec }, i) => ({
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: `p${i}`, namespace },
          spec,
        })),
      ],
    };
  });

interface MadeWorkload {
  readonly kind: (typeof kinds)[number];
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly ports: SlowPod['ports'];
}

function workloadManifest(name: string, { kind, namespace, labels, ports }: MadeWorkload): Manifest {
  const spec = { containers: [{ name: 'main', ports }] };
  const template = { metadata: { labels }, spec };
  const apiVersion =
    { Job: 'batch/v1', CronJob: 'batch/v1', Pod: 'v1', ReplicationController: 'v1' }[kind as string] ?? 'apps/v1';
  if (kind === 'Pod') return { apiVersion, kind, metadata: { name, namespace, labels }, spec };
  const inner = kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template };
  return { apiVersion, kind, metadata: { name, namespace }, spec: inner };
}

function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
