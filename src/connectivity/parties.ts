import { append } from '../graph/append.js';
import type { Selector } from '../graph/selector.js';
import type { Labels } from '../intent/endpoint.js';
import { type AddressRange, covers, type Family, partition } from './address.js';
import type { AddressParty, AnyPodParty, Party, PodFacts, PodParty } from './party.js';
import type { Direction, RulePeer } from './policy.js';

export interface PartyProps {
  readonly pods: readonly PodFacts[];
  readonly strangers: readonly PodFacts[];
  /** The ranges to tell apart, by who names them. */
  readonly ranges: Readonly<Record<Direction, readonly AddressRange[]>>;
  readonly hostNetwork: 'pod' | 'node';
}

/** Everybody who can be at one end of a connection, found without asking each. */
export class Parties {
  readonly pods: readonly PodParty[];
  readonly strangers: readonly PodParty[];
  readonly outside: Readonly<Record<Direction, readonly AddressParty[]>>;
  readonly anyPod: AnyPodParty;
  private readonly all: Party[] = [];
  private readonly byFacts = new Map<PodFacts, PodParty>();
  private readonly byKey = new Map<string, PodParty>();
  /** Pods that selectors see, by namespace and its labels. */
  private readonly byNamespace = new Map<string, PodParty[]>();
  /** Many policies name their peers by the same selectors. */
  private readonly bySelectors = new Map<string, readonly Party[]>();

  constructor({ pods, strangers, ranges, hostNetwork }: PartyProps) {
    this.pods = this.addAll(pods, false);
    this.strangers = this.addAll(strangers, true);
    this.outside = { ingress: this.divide(ranges.ingress), egress: this.divide(ranges.egress) };
    this.anyPod = this.enter({ type: 'any-pod', index: this.all.length });
    for (const party of [...this.pods, ...this.strangers]) {
      if (!party.onNode || hostNetwork === 'pod') append(this.byNamespace, party.namespace, party);
    }
  }

  get size(): number {
    return this.all.length;
  }

  of(facts: PodFacts): PodParty {
    return this.byFacts.get(facts) as PodParty;
  }

  /** The pods of a namespace that policies can select: those of the graph. */
  in(namespace: string): readonly PodParty[] {
    return (this.byNamespace.get(namespace) ?? []).filter(({ stranger }) => !stranger);
  }

  /** Whom a peer of a rule stands for. */
  matching(peer: RulePeer, direction: Direction): readonly Party[] {
    if (peer.type === 'addresses') return peer.ranges.flatMap(range => within(this.outside[direction], range));
    const { namespaces, pods } = peer;
    if (typeof namespaces === 'string') {
      return (this.byNamespace.get(namespaces) ?? []).filter(({ labels }) => pods.matches(labels));
    }
    const key = JSON.stringify([namespaces.source, pods.source]);
    const found = this.bySelectors.get(key) ?? this.selected(namespaces, pods);
    this.bySelectors.set(key, found);
    return found;
  }

  private selected(namespaces: Selector, pods: Selector): readonly Party[] {
    const matches = remembering((labels: Labels) => namespaces.matches(labels));
    const found = [...this.byNamespace.values()].flatMap(parties =>
      parties.filter(({ namespaceLabels, labels }) => matches(namespaceLabels) && pods.matches(labels)),
    );
    return namespaces.isEmpty && pods.isEmpty ? [...found, this.anyPod] : found;
  }

  private addAll(pods: readonly PodFacts[], stranger: boolean): readonly PodParty[] {
    return [...new Set(pods.map(facts => this.add(facts, stranger)))];
  }

  private add(facts: PodFacts, stranger: boolean): PodParty {
    const key = keyOf(facts, stranger);
    const party = this.byKey.get(key) ?? this.enter({ ...facts, type: 'pods', index: this.all.length, stranger });
    this.byKey.set(key, party);
    this.byFacts.set(facts, party);
    return party;
  }

  /** IPv6 only where it is in use. */
  private divide(ranges: readonly AddressRange[]): readonly AddressParty[] {
    const families: readonly Family[] = ranges.some(({ family }) => family === 6) ? [4, 6] : [4];
    return families
      .flatMap(family => partition(family, ranges))
      .map(range => this.enter({ type: 'addresses', index: this.all.length, range }));
  }

  private enter<P extends Party>(party: P): P {
    this.all.push(party);
    return party;
  }
}

/** The parties inside a range, of a list that is sorted and has no overlaps. */
function within(sorted: readonly AddressParty[], range: AddressRange): readonly AddressParty[] {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const { family, first } = (sorted[middle] as AddressParty).range;
    if (family < range.family || (family === range.family && first < range.first)) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < sorted.length && covers(range, (sorted[end] as AddressParty).range)) end++;
  return sorted.slice(from, end);
}

/** A test that is asked the same objects again and again. */
function remembering<T extends object>(test: (value: T) => boolean): (value: T) => boolean {
  const known = new Map<T, boolean>();
  return value => {
    let result = known.get(value);
    if (result === undefined) {
      result = test(value);
      known.set(value, result);
    }
    return result;
  };
}

/** Equal for pods that no policy can tell apart. */
function keyOf({ namespace, namespaceLabels, labels, ports, onNode }: PodFacts, stranger: boolean): string {
  const names = ports.filter(({ name }) => name !== undefined).map(p => `${p.name} ${p.transport} ${p.port}`);
  return JSON.stringify([namespace, sorted(labels), names.sort(), onNode, stranger && sorted(namespaceLabels)]);
}

const sorted = (labels: Labels) =>
  Object.keys(labels)
    .sort()
    .map(label => [label, labels[label]]);
