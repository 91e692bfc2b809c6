import { covers, parseRange } from '../../connectivity/address.js';
import type { Granted } from '../../connectivity/granted.js';
import type { Network } from '../../connectivity/network.js';
import type { PeerGroup } from '../../connectivity/peer-group.js';
import type { Peer } from '../../intent/endpoint.js';

/** A declared connection with an end that no object of the graph is. */
export interface Named {
  readonly label: string;
  readonly reason: string;
  /** The platform's own, and not what a system was declared to call. */
  readonly isPlatform: boolean;
}

const external = /^(.*)\[External\]$/;

/** What `10.0.0.1-10.0.0.1[External]` has before the bracket; undefined for every other end. */
export const rangeTextOf = (end: string): string | undefined => external.exec(end)?.[1];

/** `api.github.com and 2 more`, `Kubernetes API`, or the addresses. */
export function labelOf(peer: Peer, reason: string): string {
  if (!('cidrs' in peer)) return platformLabel(peer.pods, peer.namespace);
  const { hosts = [], entity, cidrs } = peer;
  if (entity === 'kube-apiserver') return 'Kubernetes API';
  if (hosts.length > 0) return named(hosts);
  return reason === 'call' ? named(cidrs.map(cidr => cidr.replace(/\/(32|128)$/, ''))) : reason;
}

const named = ([first = 'addresses', ...more]: readonly string[]): string =>
  more.length > 0 ? `${first} and ${more.length} more` : first;

const nameLabels = ['app.kubernetes.io/name', 'k8s-app', 'app'];

/** The name that labels of pods give them. */
function platformLabel(labels: Readonly<Record<string, string>>, namespace: string | undefined): string {
  const name = nameLabels.map(label => labels[label]).find(Boolean) ?? Object.values(labels)[0];
  return name ?? (namespace === undefined ? 'pods of the platform' : `pods of ${namespace}`);
}

/** The declared connections of each pair of ends, of which one may be an address range. */
export class Declarations {
  private readonly byPair = new Map<string, Set<string>>();
  private readonly byAddress = new Map<string, { readonly granted: Granted; readonly away: PeerGroup }[]>();

  constructor(granted: readonly Granted[], network: Network) {
    const idsOf = (group: PeerGroup) => network.workloadsOf(group).map(({ id }) => id);
    for (const each of granted) {
      const [sources, targets] = [idsOf(each.from), idsOf(each.to)];
      for (const source of sources)
        for (const target of targets) add(this.byPair, keyOf(source, target), each.grant.reason);
      for (const source of sources) if (each.to.type === 'addresses') this.enter(keyOf(source, ''), each, each.to);
      for (const target of targets) if (each.from.type === 'addresses') this.enter(keyOf('', target), each, each.from);
    }
  }

  /** Why two workloads may be connected. */
  between(source: string, target: string): readonly string[] {
    return [...(this.byPair.get(keyOf(source, target)) ?? [])];
  }

  /** What is at a range of addresses, as the workload at the other end declared it: each name once. */
  at(range: string, source: string, target: string): readonly Named[] {
    const wanted = parseRange(range);
    const found = new Map<string, Named>();
    for (const { granted, away } of this.byAddress.get(keyOf(source, target)) ?? []) {
      if (!wanted || away.type !== 'addresses' || !covers(away.range, wanted)) continue;
      const { reason, peer } = granted.grant;
      const label = labelOf(peer, reason);
      const isPlatform = reason !== 'call' || ('cidrs' in peer && peer.entity !== undefined);
      if (!found.has(label)) found.set(label, { label, reason, isPlatform });
    }
    return [...found.values()];
  }

  private enter(key: string, granted: Granted, away: PeerGroup): void {
    const known = this.byAddress.get(key) ?? [];
    known.push({ granted, away });
    this.byAddress.set(key, known);
  }
}

const keyOf = (source: string, target: string): string => JSON.stringify([source, target]);

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value));
}
