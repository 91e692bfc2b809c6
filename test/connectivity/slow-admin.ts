import { isInside, type SlowEnd, type SlowPod, type SlowSelector, selects } from './slow.js';

/** An AdminNetworkPolicy, a BaselineAdminNetworkPolicy or a ClusterNetworkPolicy, as its manifest has it. */
export interface SlowAdminPolicy {
  readonly kind: string;
  readonly spec: {
    readonly tier?: string;
    readonly priority?: number;
    readonly subject: SlowAdminPeer;
    readonly ingress?: readonly SlowAdminRule[];
    readonly egress?: readonly SlowAdminRule[];
  };
}
export interface SlowAdminPeer {
  readonly namespaces?: SlowSelector;
  readonly pods?: { readonly namespaceSelector: SlowSelector; readonly podSelector: SlowSelector };
  readonly networks?: readonly string[];
  readonly nodes?: SlowSelector;
}
interface Range {
  readonly start: number;
  readonly end: number;
}
interface DestinationPort {
  readonly destinationPort?: { readonly number?: number; readonly range?: Range };
}
export interface SlowAdminRule {
  readonly action: string;
  readonly from?: readonly SlowAdminPeer[];
  readonly to?: readonly SlowAdminPeer[];
  readonly ports?: readonly {
    readonly portNumber?: { readonly protocol?: string; readonly port: number };
    readonly portRange?: Range & { readonly protocol?: string };
    readonly namedPort?: string;
  }[];
  readonly protocols?: readonly {
    readonly tcp?: DestinationPort;
    readonly udp?: DestinationPort;
    readonly sctp?: DestinationPort;
    readonly destinationNamedPort?: string;
  }[];
}

export interface Packet {
  readonly type: 'Ingress' | 'Egress';
  readonly pod: SlowPod;
  readonly other: SlowEnd;
  readonly target: SlowEnd;
  readonly protocol: string;
  readonly port: number;
}

/** What a tier says of a packet at one end: `Allow`, `Deny`, or nothing. */
export function verdict(policies: readonly SlowAdminPolicy[], tier: string, packet: Packet): string | undefined {
  const ofTier = policies.filter(({ kind, spec }) => {
    if (kind === 'ClusterNetworkPolicy') return spec.tier === tier;
    return (kind === 'AdminNetworkPolicy') === (tier === 'Admin');
  });
  const sorted = [...ofTier].sort((a, b) => (a.spec.priority ?? 0) - (b.spec.priority ?? 0));
  for (const { spec } of sorted) {
    if (!isPeer(spec.subject, packet.pod)) continue;
    for (const rule of (packet.type === 'Ingress' ? spec.ingress : spec.egress) ?? []) {
      const peers = (packet.type === 'Ingress' ? rule.from : rule.to) ?? [];
      if (!peers.some(peer => isPeer(peer, packet.other)) || !isPort(rule, packet)) continue;
      if (rule.action === 'Pass') return undefined;
      return rule.action === 'Accept' ? 'Allow' : rule.action;
    }
  }
  return undefined;
}

function isPeer({ namespaces, pods, networks }: SlowAdminPeer, end: SlowEnd): boolean {
  if ('address' in end) return (networks ?? []).some(cidr => isInside(cidr, end.address));
  if (namespaces) return selects(namespaces, end.namespaceLabels);
  if (pods) return selects(pods.namespaceSelector, end.namespaceLabels) && selects(pods.podSelector, end.labels);
  return (networks ?? []).includes('0.0.0.0/0');
}

function isPort({ ports, protocols }: SlowAdminRule, { protocol, port, target }: Packet): boolean {
  if (!ports && !protocols) return true;
  const hasName = (name: string | undefined) =>
    name !== undefined &&
    !('address' in target) &&
    target.ports.some(own => own.name === name && own.containerPort === port && (own.protocol ?? 'TCP') === protocol);
  for (const { portNumber, portRange, namedPort } of ports ?? []) {
    if (portNumber && (portNumber.protocol ?? 'TCP') === protocol && portNumber.port === port) return true;
    if (portRange && (portRange.protocol ?? 'TCP') === protocol && isIn(portRange, port)) return true;
    if (hasName(namedPort)) return true;
  }
  for (const { destinationNamedPort, ...written } of protocols ?? []) {
    const own = { TCP: written.tcp, UDP: written.udp, SCTP: written.sctp }[protocol];
    if (own && !own.destinationPort) return true;
    if (own?.destinationPort?.number === port) return true;
    if (own?.destinationPort?.range && isIn(own.destinationPort.range, port)) return true;
    if (hasName(destinationNamedPort)) return true;
  }
  return false;
}

const isIn = ({ start, end }: Range, port: number): boolean => start <= port && port <= end;
