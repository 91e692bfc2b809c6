import { append } from '../graph/append.js';
import { at, type Fields, fieldsOf, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { podIndex } from '../graph/label-index.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { perGraph } from '../graph/per-graph.js';
import { dnsPorts } from './name-resolution.js';
import { lastPort, Ports, transports } from './ports.js';
import { type Workload, workloadsMadeBy } from './workloads.js';

/**
 * An egress rule of a CiliumNetworkPolicy, as far as a NetworkPolicy could not say it: names, entities, and the name
 * resolution that names need. Its other peers are not read.
 */
export interface CiliumRule {
  readonly policy: GraphObject;
  /** `spec.egress[1]` */
  readonly path: string;
  /** Host names, which may be patterns such as `*.example.com`. */
  readonly hosts: readonly string[];
  /** `kube-apiserver`, `world`, … */
  readonly entities: readonly string[];
  readonly ports: Ports;
  /** The agent reads the answers of name servers here, without which it knows no names. */
  readonly readsAnswers: boolean;
}

export const ciliumPolicyKinds: readonly string[] = ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'];

/** The egress rules of CiliumNetworkPolicies by the workloads that they select. */
export const ciliumEgress: (graph: Graph) => ReadonlyMap<Workload, readonly CiliumRule[]> = perGraph(graph => {
  const found = new Map<Workload, CiliumRule[]>();
  for (const policy of graph.ofKind('CiliumNetworkPolicy')) {
    for (const [path, spec] of specsOf(policy)) {
      const selected = podIndex(graph).select(namespaceOf(policy), withoutSources(spec['endpointSelector']));
      for (const workload of workloadsMadeBy(graph, selected)) {
        for (const rule of rulesOf(policy, path, spec)) append(found, workload, rule);
      }
    }
  }
  return found;
});

/** Whether names can be looked up through any of these rules. */
export const resolvesNames = (rules: readonly CiliumRule[]): boolean =>
  rules.some(({ ports }) => dnsPorts.some(port => ports.has('UDP', port)));

/** One policy may have a `spec`, a list of `specs`, or both. */
export const specsOf = ({ manifest }: GraphObject): readonly (readonly [path: string, spec: Fields])[] => [
  ['spec', at(manifest, 'spec')],
  ...listOf(manifest['specs']).map((spec, i) => [`specs[${i}]`, fieldsOf(spec)] as const),
];

const rulesOf = (policy: GraphObject, path: string, spec: Fields): readonly CiliumRule[] =>
  listOf(spec['egress'])
    .map(fieldsOf)
    .map(({ toFQDNs, toEntities, toPorts }, i) => ({
      policy,
      path: `${path}.egress[${i}]`,
      hosts: listOf(toFQDNs)
        .map(fieldsOf)
        .flatMap(({ matchName, matchPattern }) => textOf(matchName ?? matchPattern) ?? []),
      entities: listOf(toEntities).flatMap(entity => textOf(entity) ?? []),
      ports: portsOf(listOf(toPorts).map(fieldsOf)),
      readsAnswers: listOf(toPorts).some(each => listOf(at(each, 'rules')['dns']).length > 0),
    }));

function portsOf(toPorts: readonly Fields[]): Ports {
  if (toPorts.length === 0) return Ports.all;
  const ports = toPorts.flatMap(({ ports }) => listOf(ports)).map(fieldsOf);
  return Ports.union(
    ports.flatMap(({ port, endPort, protocol = 'ANY' }) => {
      const from = Number(port ?? 0);
      const to = Number(endPort ?? from);
      return transports
        .filter(transport => protocol === 'ANY' || protocol === transport)
        .map(transport => (from === 0 ? Ports.of(transport, 1, lastPort) : Ports.of(transport, from, to)));
    }),
  );
}

/** Cilium writes where a label comes from before it: `k8s:app`. */
export function withoutSources(selector: unknown): unknown {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const plain = (label: string) => label.replace(/^(k8s|any):/, '');
  return {
    matchLabels: Object.fromEntries(Object.entries(fieldsOf(matchLabels)).map(([key, value]) => [plain(key), value])),
    matchExpressions: listOf(matchExpressions)
      .map(fieldsOf)
      .map(each => ({ ...each, key: plain(textOf(each['key']) ?? '') })),
  };
}
