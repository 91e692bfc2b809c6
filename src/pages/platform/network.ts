import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { Labels, Peer } from '../../intent/endpoint.js';
import { formatObject } from '../../problem.js';

const labelsText = (labels: Labels) =>
  Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(',');

interface PlatformPort {
  readonly namespace: string;
  readonly labels: string;
  readonly direction: string;
  readonly ports: string;
  readonly reason: string;
}

/** Pods of namespaces that no system of ours renders anything into, as policies know them. */
export function platformPorts(graph: Graph): readonly PlatformPort[] {
  const own = new Set(graph.intents('unit').map(({ value }) => value.namespace));
  const found = new Map<string, { port: PlatformPort; ports: Set<number> }>();
  for (const { value } of graph.intents('edge')) {
    const { peer, direction, ports, reason } = value;
    if (!('pods' in peer) || peer.namespace === undefined || own.has(peer.namespace)) continue;
    const port = {
      namespace: peer.namespace,
      labels: labelsText(peer.pods),
      direction: direction === 'ingress' ? 'comes in' : 'is called',
      ports: '',
      reason,
    };
    const id = [port.namespace, port.labels, port.direction, reason].join(' ');
    const known = found.get(id) ?? { port, ports: new Set<number>() };
    found.set(id, known);
    for (const each of ports) known.ports.add(each.port);
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { port, ports }]) => ({ ...port, ports: [...ports].sort((a, b) => a - b).join(', ') }));
}

interface NameOutside {
  readonly host: string;
  readonly ports: string;
  readonly addresses: string;
  readonly callers: string;
  readonly limits: string;
}

const isOutside = (peer: Peer): peer is Extract<Peer, { readonly cidrs: readonly string[] }> => 'cidrs' in peer;

/** Every name outside the cluster that a declared call goes to, with where policies think that it is. */
export function namesOutside(graph: Graph): readonly NameOutside[] {
  const found = new Map<string, { ports: Set<number>; cidrs: Set<string>; callers: Set<string> }>();
  for (const { value } of graph.intents('call')) {
    const { to, from } = value;
    if (!isOutside(to.peer)) continue;
    for (const host of to.peer.hosts ?? []) {
      const known = found.get(host) ?? { ports: new Set(), cidrs: new Set(), callers: new Set() };
      found.set(host, known);
      known.ports.add(to.port);
      for (const cidr of to.peer.cidrs) known.cidrs.add(cidr);
      known.callers.add(from.namespace ?? 'default');
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([host, { ports, cidrs, callers }]) => ({
      host,
      ports: [...ports].join(', '),
      addresses: [...cidrs].join(', '),
      callers: [...callers].sort().join(', '),
      limits: limitsOf([...cidrs], host, found),
    }));
}

/** What else is at the addresses, as far as it is known here. */
function limitsOf(
  cidrs: readonly string[],
  host: string,
  all: ReadonlyMap<string, { readonly cidrs: ReadonlySet<string> }>,
): string {
  if (cidrs.length === 0) return 'no address is known: nothing is let out';
  if (cidrs.includes('0.0.0.0/0')) return 'the name alone is known: every address is open';
  const shared = [...all].filter(
    ([other, { cidrs: theirs }]) => other !== host && cidrs.some(each => theirs.has(each)),
  );
  const wide = cidrs.filter(cidr => Number(cidr.split('/')[1]) < 24).length;
  return [
    ...(shared.length > 0 ? [`the same addresses as ${shared.map(([other]) => other).join(', ')}`] : []),
    ...(wide > 0 ? ['every server in these ranges'] : []),
  ].join('; ');
}

/** Names that browsers and clients use. */
export function publicHosts(graph: Graph): readonly { readonly host: string; readonly route: string }[] {
  const found = new Map<string, string>();
  const enter = (host: string | undefined, route: string) => {
    if (host !== undefined && !found.has(host)) found.set(host, route);
  };
  for (const object of graph.ofKind('Ingress'))
    for (const rule of listOf(at(object.manifest, 'spec')['rules']))
      enter(textOf(fieldsOf(rule)['host']), formatObject(object));
  for (const object of graph.ofKind('HTTPRoute'))
    for (const host of listOf(at(object.manifest, 'spec')['hostnames'])) enter(textOf(host), formatObject(object));
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([host, route]) => ({ host, route }));
}
