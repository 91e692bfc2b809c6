import { at, type Fields, fieldsOf, isMap, listOf, numberOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { selectorOf } from '../graph/selector.js';
import { type AddressRange, parseCidr } from './address.js';
import {
  addressesOf,
  adminPolicyGroup,
  type Direction,
  everything,
  type NamedPort,
  type Rule,
  type RulePeer,
  type Subject,
} from './policy.js';
import { isTransport, lastPort, Ports, transports } from './ports.js';

/** Before NetworkPolicies, or after them: for pods that none of them isolates. */
export type Tier = 'admin' | 'baseline';

/** The first rule that matches decides; `pass` leaves the decision to the next tier. */
export interface AdminRule extends Rule {
  readonly action: 'allow' | 'deny' | 'pass';
}

/** A ClusterNetworkPolicy, AdminNetworkPolicy or BaselineAdminNetworkPolicy. What the API server would refuse matches nothing. */
export interface AdminPolicy {
  readonly object: GraphObject;
  readonly tier: Tier;
  /** The lower is asked first. */
  readonly priority: number;
  readonly subject: Subject;
  readonly rules: Readonly<Record<Direction, readonly AdminRule[]>>;
  readonly addresses: Readonly<Record<Direction, readonly AddressRange[]>>;
}

export const adminPolicyKinds: readonly string[] = [
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
];

/** In the order in which they are asked. */
export const adminPoliciesOf = (graph: Graph): readonly AdminPolicy[] =>
  adminPolicyKinds
    .flatMap(kind => graph.ofKind(kind))
    .filter(({ group }) => group === adminPolicyGroup)
    .map(policyOf)
    .sort((a, b) => a.priority - b.priority || (a.object.name < b.object.name ? -1 : 1));

function policyOf(object: GraphObject): AdminPolicy {
  const { subject, priority, tier, ...spec } = at(object.manifest, 'spec');
  const isBaseline = object.kind === 'BaselineAdminNetworkPolicy' || tier === 'Baseline';
  const rules = { ingress: rulesOf(object, 'ingress', spec), egress: rulesOf(object, 'egress', spec) };
  return {
    object,
    tier: isBaseline ? 'baseline' : 'admin',
    priority: numberOf(priority) ?? 0,
    subject: podsOf(fieldsOf(subject))[0] ?? nothing,
    rules,
    addresses: { ingress: addressesOf(rules.ingress), egress: addressesOf(rules.egress) },
  };
}

const nothing: Subject = {
  type: 'pods',
  namespaces: { isEmpty: false, source: null, matches: () => false },
  pods: everything,
};

const actions = { Allow: 'allow', Accept: 'allow', Deny: 'deny', Pass: 'pass' } as const;
const peerField = { ingress: 'from', egress: 'to' } as const;

const rulesOf = (policy: GraphObject, direction: Direction, spec: Fields): readonly AdminRule[] =>
  listOf(spec[direction]).flatMap((rule, index) => {
    const { action: written, ports, protocols, [peerField[direction]]: peers } = fieldsOf(rule);
    const action = actions[`${written}` as keyof typeof actions];
    if (action === undefined) return [];
    const at = { policy, direction, index };
    const known = listOf(peers).map(peer => peersOf(fieldsOf(peer)));
    // A field that is not known may be a peer of a later version: what denies or passes denies everybody then.
    if (action !== 'allow' && known.includes(undefined)) {
      return { ...at, action: 'deny', peers: undefined, ports: Ports.all, namedPorts: [] };
    }
    const written_ = [...listOf(ports), ...listOf(protocols)].map(fieldsOf);
    return {
      ...at,
      action,
      peers: known.flatMap(each => each ?? []),
      ports: written_.length === 0 ? Ports.all : Ports.union(written_.map(numberedPorts)),
      namedPorts: written_.flatMap(namedPorts),
    };
  });

/** Undefined for a peer of which no field is known. Nodes and domain names are known, and found nowhere in manifests. */
function peersOf(peer: Fields): readonly RulePeer[] | undefined {
  const { networks, nodes, domainNames } = peer;
  const pods = podsOf(peer);
  if (pods.length > 0) return pods;
  if (Array.isArray(networks)) return networksOf(networks);
  return nodes === undefined && domainNames === undefined ? undefined : [];
}

function podsOf({ namespaces, pods }: Fields): readonly Subject[] {
  const { namespaceSelector, podSelector } = fieldsOf(pods);
  const [all, some] = isMap(pods) ? [namespaceSelector ?? {}, podSelector ?? {}] : [namespaces, {}];
  const found = selectorOf(all);
  return found ? [{ type: 'pods', namespaces: found, pods: selectorOf(some) ?? everything }] : [];
}

/** Pods have addresses too; manifests do not say which, but every address is theirs as well. */
const networksOf = (networks: readonly unknown[]): readonly RulePeer[] => [
  { type: 'addresses', ranges: networks.flatMap(cidr => parseCidr(textOf(cidr) ?? '') ?? []) },
  ...(networks.includes('0.0.0.0/0') ? [{ type: 'pods', namespaces: everything, pods: everything } as const] : []),
];

/** `{portNumber: {protocol, port}}` and `{portRange: {protocol, start, end}}`, or `{tcp: {destinationPort: …}}`. */
function numberedPorts({ portNumber, portRange, ...protocols }: Fields): Ports {
  const [one, range] = [fieldsOf(portNumber), fieldsOf(portRange)];
  const byTransport = transports.map(transport => {
    const written = protocols[transport.toLowerCase()];
    if (!isMap(written)) return Ports.none;
    const { number, range } = at(written, 'destinationPort');
    const { start, end } = fieldsOf(range);
    return number === undefined && range === undefined
      ? Ports.of(transport, 1, lastPort)
      : portsFrom(transport, number ?? start, end);
  });
  return Ports.union([
    ...byTransport,
    portsFrom(one['protocol'], one['port']),
    portsFrom(range['protocol'], range['start'], range['end']),
  ]);
}

function portsFrom(transport: unknown = 'TCP', start: unknown, end?: unknown): Ports {
  const from = numberOf(start);
  return from === undefined || !isTransport(transport) ? Ports.none : Ports.of(transport, from, numberOf(end) ?? from);
}

/** A name is that of a port of any protocol. */
function namedPorts({ namedPort, destinationNamedPort }: Fields): readonly NamedPort[] {
  const name = textOf(namedPort ?? destinationNamedPort);
  return name === undefined ? [] : transports.map(transport => ({ name, transport }));
}
