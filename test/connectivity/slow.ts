import { type SlowAdminPolicy, verdict } from './slow-admin.js';

/**
 * The rules of NetworkPolicy, and of the tiers around it, written down once more, one pod, one port and one packet at a time, straight from the
 * manifests. It shares nothing with the engine: it is what the engine is compared with.
 */
export interface SlowPod {
  readonly namespace: string;
  readonly namespaceLabels: Record<string, string>;
  readonly labels: Record<string, string>;
  readonly ports: readonly { readonly name?: string; readonly containerPort: number; readonly protocol?: string }[];
}
export type SlowEnd = SlowPod | { readonly address: string };

export interface SlowPolicy {
  readonly namespace: string;
  readonly spec: {
    readonly podSelector: SlowSelector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly SlowRule[];
    readonly egress?: readonly SlowRule[];
  };
}
export interface SlowSelector {
  readonly matchLabels?: Record<string, string>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}
export interface SlowPeer {
  readonly podSelector?: SlowSelector;
  readonly namespaceSelector?: SlowSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}
export interface SlowRule {
  readonly from?: readonly SlowPeer[];
  readonly to?: readonly SlowPeer[];
  readonly ports?: readonly {
    readonly protocol?: string;
    readonly port?: number | string;
    readonly endPort?: number;
  }[];
}

export function isAllowed(
  { policies, admin }: { readonly policies: readonly SlowPolicy[]; readonly admin: readonly SlowAdminPolicy[] },
  from: SlowEnd,
  to: SlowEnd,
  protocol: string,
  port: number,
): boolean {
  const out = 'address' in from || sideAllows(policies, admin, 'Egress', from, to, to, protocol, port);
  const into = 'address' in to || sideAllows(policies, admin, 'Ingress', to, from, to, protocol, port);
  return out && into;
}

function sideAllows(
  policies: readonly SlowPolicy[],
  admin: readonly SlowAdminPolicy[],
  type: 'Ingress' | 'Egress',
  pod: SlowPod,
  other: SlowEnd,
  target: SlowEnd,
  protocol: string,
  port: number,
): boolean {
  const packet = { type, pod, other, target, protocol, port };
  const first = verdict(admin, 'Admin', packet);
  if (first) return first === 'Allow';
  let isolated = false;
  for (const { namespace, spec } of policies) {
    if (namespace !== pod.namespace || !selects(spec.podSelector, pod.labels)) continue;
    const types = spec.policyTypes?.length
      ? spec.policyTypes
      : spec.egress?.length
        ? ['Ingress', 'Egress']
        : ['Ingress'];
    if (!types.includes(type)) continue;
    isolated = true;
    const rules = type === 'Ingress' ? (spec.ingress ?? []) : (spec.egress ?? []);
    for (const rule of rules) {
      const peers = type === 'Ingress' ? rule.from : rule.to;
      if (isPeer(namespace, peers, other) && isPort(rule.ports, target, protocol, port)) return true;
    }
  }
  return !isolated && verdict(admin, 'Baseline', packet) !== 'Deny';
}

function isPeer(namespace: string, peers: readonly SlowPeer[] | undefined, other: SlowEnd): boolean {
  if (!peers || peers.length === 0) return true;
  for (const { ipBlock, namespaceSelector, podSelector } of peers) {
    if (ipBlock) {
      if (!('address' in other) || !isInside(ipBlock.cidr, other.address)) continue;
      if ((ipBlock.except ?? []).some(except => isInside(except, other.address))) continue;
      return true;
    }
    if ('address' in other) continue;
    if (namespaceSelector ? !selects(namespaceSelector, other.namespaceLabels) : other.namespace !== namespace)
      continue;
    if (podSelector && !selects(podSelector, other.labels)) continue;
    return true;
  }
  return false;
}

function isPort(ports: SlowRule['ports'], target: SlowEnd, protocol: string, port: number): boolean {
  if (!ports || ports.length === 0) return true;
  for (const wanted of ports) {
    if ((wanted.protocol ?? 'TCP') !== protocol) continue;
    if (wanted.port === undefined) return true;
    if (typeof wanted.port === 'number') {
      if (port >= wanted.port && port <= (wanted.endPort ?? wanted.port)) return true;
      continue;
    }
    if ('address' in target) continue;
    for (const own of target.ports) {
      if (own.name === wanted.port && (own.protocol ?? 'TCP') === protocol && own.containerPort === port) return true;
    }
  }
  return false;
}

export function selects(
  { matchLabels = {}, matchExpressions = [] }: SlowSelector,
  labels: Record<string, string>,
): boolean {
  for (const key of Object.keys(matchLabels)) if (labels[key] !== matchLabels[key]) return false;
  for (const { key, operator, values = [] } of matchExpressions) {
    const value = labels[key];
    if (operator === 'Exists' && value === undefined) return false;
    if (operator === 'DoesNotExist' && value !== undefined) return false;
    if (operator === 'In' && (value === undefined || !values.includes(value))) return false;
    if (operator === 'NotIn' && value !== undefined && values.includes(value)) return false;
  }
  return true;
}

/** Compares addresses bit by bit, as text. */
export function isInside(cidr: string, address: string): boolean {
  const [network = '', length = ''] = cidr.split('/');
  if (network.includes(':') !== address.includes(':')) return false;
  return bitsOf(address).startsWith(bitsOf(network).slice(0, Number(length)));
}

const known = new Map<string, string>();

function bitsOf(address: string): string {
  const bits = known.get(address) ?? bitsIn(address);
  known.set(address, bits);
  return bits;
}

function bitsIn(address: string): string {
  if (!address.includes(':')) {
    return address
      .split('.')
      .map(part => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  const [head = '', tail = ''] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...zeros, ...last].map(group => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
