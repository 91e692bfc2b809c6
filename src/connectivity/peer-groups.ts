import type { Labels } from '../intent/endpoint.js';
import { type AddressRange, covers, type Family, partition } from './address.js';
import type { AddressGroup, AnyPodGroup, PeerGroup, PodFacts, PodGroup } from './peer-group.js';
import { PodIndex } from './pod-index.js';
import { type Direction, type PodRulePeer, peerKey, type RulePeer, type Subject } from './policy.js';

export interface PeerGroupsProps {
  readonly pods: readonly PodFacts[];
  readonly externalPods: readonly PodFacts[];
  /** The ranges to tell apart, by who names them. */
  readonly ranges: Readonly<Record<Direction, readonly AddressRange[]>>;
  readonly hostNetwork: 'pod' | 'node';
}

/** Everybody who can be at one end of a connection, found without asking each. */
export class PeerGroups {
  readonly pods: readonly PodGroup[];
  readonly externalPods: readonly PodGroup[];
  readonly outside: Readonly<Record<Direction, readonly AddressGroup[]>>;
  readonly anyPod: AnyPodGroup;
  private readonly all: PeerGroup[] = [];
  private readonly byFacts = new Map<PodFacts, PodGroup>();
  private readonly byKey = new Map<string, PodGroup>();
  private readonly known: PodIndex;
  private readonly unknown: PodIndex;
  private readonly byPeer = new Map<RulePeer, ReadonlySet<PeerGroup>>();
  /** Many policies name their peers alike. */
  private readonly bySource = new Map<string, ReadonlySet<PeerGroup>>();

  constructor({ pods, externalPods, ranges, hostNetwork }: PeerGroupsProps) {
    this.pods = this.addAll(pods, false);
    this.externalPods = this.addAll(externalPods, true);
    this.outside = { ingress: this.divide(ranges.ingress), egress: this.divide(ranges.egress) };
    this.anyPod = this.enter({ type: 'any-pod', index: this.all.length });
    const isSelectable = ({ onNode }: PodGroup) => !onNode || hostNetwork === 'pod';
    this.known = new PodIndex(this.pods.filter(isSelectable));
    this.unknown = new PodIndex(this.externalPods.filter(isSelectable));
  }

  of(facts: PodFacts): PodGroup {
    return this.byFacts.get(facts) as PodGroup;
  }

  /** The pods that a policy selects: those of the graph. */
  selectedBy({ namespaces, pods }: Subject): readonly PodGroup[] {
    return this.known.select(namespaces, pods);
  }

  /** Whom a peer of a rule stands for. */
  matching(peer: RulePeer, direction: Direction): ReadonlySet<PeerGroup> {
    const found = this.byPeer.get(peer) ?? this.find(peer, direction);
    this.byPeer.set(peer, found);
    return found;
  }

  private find(peer: RulePeer, direction: Direction): ReadonlySet<PeerGroup> {
    if (peer.type === 'addresses') {
      return new Set(peer.ranges.flatMap(range => within(this.outside[direction], range)));
    }
    const source = peerKey(peer);
    const found = this.bySource.get(source) ?? new Set(this.selected(peer));
    this.bySource.set(source, found);
    return found;
  }

  private selected({ namespaces, pods }: PodRulePeer): readonly PeerGroup[] {
    const found = [...this.known.select(namespaces, pods), ...this.unknown.select(namespaces, pods)];
    return namespaces.isEmpty && pods.isEmpty ? [...found, this.anyPod] : found;
  }

  private addAll(pods: readonly PodFacts[], external: boolean): readonly PodGroup[] {
    return [...new Set(pods.map(facts => this.add(facts, external)))];
  }

  private add(facts: PodFacts, external: boolean): PodGroup {
    const key = keyOf(facts, external);
    const group = this.byKey.get(key) ?? this.enter({ ...facts, type: 'pods', index: this.all.length, external });
    this.byKey.set(key, group);
    this.byFacts.set(facts, group);
    return group;
  }

  /** IPv6 only where it is in use. */
  private divide(ranges: readonly AddressRange[]): readonly AddressGroup[] {
    const families: readonly Family[] = ranges.some(({ family }) => family === 6) ? [4, 6] : [4];
    return families
      .flatMap(family => partition(family, ranges))
      .map(range => this.enter({ type: 'addresses', index: this.all.length, range }));
  }

  private enter<P extends PeerGroup>(group: P): P {
    this.all.push(group);
    return group;
  }
}

/** The groups inside a range, of a list that is sorted and has no overlaps. */
function within(sorted: readonly AddressGroup[], range: AddressRange): readonly AddressGroup[] {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const { family, first } = (sorted[middle] as AddressGroup).range;
    if (family < range.family || (family === range.family && first < range.first)) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < sorted.length && covers(range, (sorted[end] as AddressGroup).range)) end++;
  return sorted.slice(from, end);
}

/** Equal for pods that no policy can tell apart. */
function keyOf({ namespace, namespaceLabels, labels, ports, onNode }: PodFacts, external: boolean): string {
  const names = ports.filter(({ name }) => name !== undefined).map(p => `${p.name} ${p.transport} ${p.port}`);
  return JSON.stringify([namespace, sorted(labels), names.sort(), onNode, external && sorted(namespaceLabels)]);
}

const sorted = (labels: Labels) =>
  Object.keys(labels)
    .sort()
    .map(label => [label, labels[label]]);
