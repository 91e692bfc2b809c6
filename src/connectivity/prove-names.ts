import type { Graph } from '../graph/graph.js';
import { podIndex } from '../graph/label-index.js';
import { perGraph } from '../graph/per-graph.js';
import { type CiliumRule, ciliumEgress } from './cilium.js';
import { declaresConnections, isByName, type NamedCall } from './grant.js';
import { Ports } from './ports.js';
import { type Workload, workloadsMadeBy } from './workloads.js';

/** What a caller and a policy of Cilium both know by name: a host, or an entity of the cluster. */
export interface Named {
  readonly from: Workload;
  /** `api.bank.example`, `kube-apiserver` */
  readonly name: string;
  readonly ports: Ports;
}

/** The calls that were declared by name alone, compared with the rules of Cilium. */
export interface NameProof {
  /** Declared, and no rule of the caller's policies opens it. */
  readonly blocked: readonly (Named & { readonly rules: readonly CiliumRule[] })[];
  /** Open, and nobody declared it. */
  readonly undeclared: readonly (Named & { readonly rule: CiliumRule })[];
}

/** Compares both; nothing is undeclared in a graph that was read from files. */
export const proveNames: (graph: Graph) => NameProof = perGraph(graph => {
  if (!declaresConnections(graph)) return { blocked: [], undeclared: [] };
  const calls = graph.intents('call').map(({ value }) => value);
  const declared = calls.filter(isByName).flatMap(call => namedBy(graph, call));
  const rulesOf = (workload: Workload) => ciliumEgress(graph).get(workload) ?? [];
  return {
    blocked: declared.flatMap(named => {
      const rules = rulesOf(named.from);
      const ports = named.ports.minus(Ports.union(rules.filter(opens(named.name)).map(rule => rule.ports)));
      return ports.isEmpty ? [] : [{ ...named, ports, rules }];
    }),
    undeclared: undeclaredIn(graph, declared),
  };
});

function namedBy(graph: Graph, { from, to }: NamedCall): readonly Named[] {
  const { entity, hosts = [] } = to.peer;
  const pods = podIndex(graph).select(from.namespace ?? 'default', { matchLabels: from.pods });
  const ports = Ports.of(to.transport, to.port);
  return workloadsMadeBy(graph, pods).flatMap(workload =>
    (entity ? [entity] : hosts).map(name => ({ from: workload, name, ports })),
  );
}

function undeclaredIn(graph: Graph, declared: readonly Named[]): NameProof['undeclared'] {
  const allowed = new Map<Workload, Map<string, Ports>>();
  for (const { from, name, ports } of declared) {
    const names = allowed.get(from) ?? new Map<string, Ports>();
    allowed.set(from, names.set(name, ports.union(names.get(name) ?? Ports.none)));
  }
  return [...ciliumEgress(graph)].flatMap(([from, rules]) =>
    rules.flatMap(rule =>
      [...rule.hosts, ...rule.entities].flatMap(name => {
        const ports = rule.ports.minus(allowed.get(from)?.get(name) ?? Ports.none);
        return ports.isEmpty ? [] : [{ from, name, ports, rule }];
      }),
    ),
  );
}

const opens =
  (name: string) =>
  ({ hosts, entities }: CiliumRule): boolean =>
    entities.includes(name) || hosts.some(host => matches(host, name));

/** In a pattern, `*` stands for any text without a dot. */
const matches = (pattern: string, host: string): boolean =>
  new RegExp(`^${pattern.split('*').map(escaped).join('[-a-z0-9_]*')}$`).test(host);

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
