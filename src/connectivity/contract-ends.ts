import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import { type ContractPods, type ImportedContract, standsFor } from '../intent/contract.js';
import { type PodFacts, podFacts } from './peer-group.js';
import type { Direction } from './policy.js';
import { Ports } from './ports.js';

/** Pods of another repository, whose own policies are known as far as their contract says. */
export interface ContractEnd {
  /** `shop-production/api[Contract]` */
  readonly name: string;
  readonly imported: ImportedContract;
  readonly facts: PodFacts;
  /** The direction of connections that the contract decides about: into what is called, out of what calls. */
  readonly direction: Direction;
  /** The ports that it leaves open to or from pods here. */
  readonly permits: (pods: PodFacts) => Ports;
}

/** Both kinds of ends, each pods once. */
export const contractEnds: (graph: Graph) => readonly ContractEnd[] = perGraph(graph => {
  const ends = new Map<string, ContractEnd>();
  for (const { value } of graph.intents('contract'))
    for (const end of value.as === 'callee' ? called(value) : calling(value)) ends.set(`${end.name} ${value.as}`, end);
  return [...ends.values()];
});

function* called(imported: ImportedContract): Iterable<ContractEnd> {
  const { namespace, ports } = imported.contract;
  for (const { pods, name, entries } of byPods(Object.entries(ports), ([, port]) => ({ namespace, pods: port.pods }))) {
    const opened = entries.map(([, { transport, port, callers }]) => ({ ports: Ports.of(transport, port), callers }));
    yield {
      ...{ name, imported, facts: podFacts(pods.namespace, pods.pods), direction: 'ingress' },
      permits: facts =>
        Ports.union(opened.filter(({ callers }) => callers.some(isOf(facts))).map(({ ports }) => ports)),
    };
  }
}

function* calling(imported: ImportedContract): Iterable<ContractEnd> {
  for (const { pods, name, entries } of byPods(imported.contract.calls, ({ from }) => from)) {
    const opened = entries.map(({ to }) => ({ ports: Ports.of(to.transport, to.port), to }));
    yield {
      ...{ name, imported, facts: podFacts(pods.namespace, pods.pods), direction: 'egress' },
      permits: facts => Ports.union(opened.filter(({ to }) => isOf(facts)(to)).map(({ ports }) => ports)),
    };
  }
}

const isOf =
  ({ namespace, labels }: PodFacts) =>
  (peer: ContractPods): boolean =>
    standsFor(peer, { namespace, pods: labels });

function byPods<T>(all: readonly T[], podsOf: (each: T) => ContractPods) {
  const groups = new Map<string, { readonly pods: ContractPods; readonly name: string; readonly entries: T[] }>();
  for (const each of all) {
    const pods = podsOf(each);
    const name = nameOf(pods);
    const group = groups.get(name) ?? { pods, name, entries: [] };
    group.entries.push(each);
    groups.set(name, group);
  }
  return groups.values();
}

/** By the usual label where it is the only one, else by all of them. */
export function nameOf({ namespace, pods }: ContractPods): string {
  const labels = Object.entries(pods).sort(([a], [b]) => (a < b ? -1 : 1));
  const [[label, name] = []] = labels;
  const isNamed = labels.length === 1 && label === 'app.kubernetes.io/name';
  return `${namespace}/${isNamed ? name : labels.map(each => each.join('=')).join(',')}[Contract]`;
}
