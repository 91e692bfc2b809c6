import type { Labels } from '../intent/endpoint.js';
import { type AddressRange, covers, type Family, partition } from './address.js';
import type { AddressParty, AnyPodParty, Party, PodFacts, PodParty } from './party.js';
import { PodIndex } from './pod-index.js';
import { type Direction, type PodRulePeer, peerKey, type RulePeer, type Subject } from './policy.js';

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
  private readonly known: PodIndex;
  private readonly unknown: PodIndex;
  private readonly byPeer = new Map<RulePeer, ReadonlySet<Party>>();
  /** Many policies name their peers alike. */
  private readonly bySource = new Map<string, ReadonlySet<Party>>();

  constructor({ pods, strangers, ranges, hostNetwork }: PartyProps) {
    this.pods = this.addAll(pods, false);
    this.strangers = this.addAll(strangers, true);
    this.outside = { ingress: this.divide(ranges.ingress), egress: this.divide(ranges.egress) };
    this.anyPod = this.enter({ type: 'any-pod', index: this.all.length });
    const isSeen = ({ onNode }: PodParty) => !onNode || hostNetwork === 'pod';
    this.known = new PodIndex(this.pods.filter(isSeen));
    this.unknown = new PodIndex(this.strangers.filter(isSeen));
  }

  of(facts: PodFacts): PodParty {
    return this.byFacts.get(facts) as PodParty;
  }

  /** The pods that a policy selects: those of the graph. */
  selectedBy({ namespaces, pods }: Subject): readonly PodParty[] {
    return this.known.select(namespaces, pods);
  }

  /** Whom a peer of a rule stands for. */
  matching(peer: RulePeer, direction: Direction): ReadonlySet<Party> {
    const found = this.byPeer.get(peer) ?? this.find(peer, direction);
    this.byPeer.set(peer, found);
    return found;
  }

  private find(peer: RulePeer, direction: Direction): ReadonlySet<Party> {
    if (peer.type === 'addresses') {
      return new Set(peer.ranges.flatMap(range => within(this.outside[direction], range)));
    }
    const source = peerKey(peer);
    const found = this.bySource.get(source) ?? new Set(this.selected(peer));
    this.bySource.set(source, found);
    return found;
  }

  private selected({ namespaces, pods }: PodRulePeer): readonly Party[] {
    const found = [...this.known.select(namespaces, pods), ...this.unknown.select(namespaces, pods)];
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

/** Equal for pods that no policy can tell apart. */
function keyOf({ namespace, namespaceLabels, labels, ports, onNode }: PodFacts, stranger: boolean): string {
  const names = ports.filter(({ name }) => name !== undefined).map(p => `${p.name} ${p.transport} ${p.port}`);
  return JSON.stringify([namespace, sorted(labels), names.sort(), onNode, stranger && sorted(namespaceLabels)]);
}

const sorted = (labels: Labels) =>
  Object.keys(labels)
    .sort()
    .map(label => [label, labels[label]]);
