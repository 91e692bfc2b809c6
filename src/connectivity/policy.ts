import { at, type Fields, fieldsOf, isMap, listOf, numberOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { type Selector, selectorOf } from '../graph/selector.js';
import type { Labels, TransportProtocol } from '../intent/endpoint.js';
import { type AddressRange, parseCidr, without } from './address.js';
import { namespaceNameLabel } from './peer-group.js';
import { isTransport, lastPort, Ports } from './ports.js';

export type Direction = 'ingress' | 'egress';

/** A NetworkPolicy, read as the API server reads it. What it would refuse allows nothing. */
export interface Policy {
  readonly object: GraphObject;
  readonly namespace: string;
  /** The pods that it selects. */
  readonly subject: Subject;
  /** The rules of each direction that it isolates; a direction that it leaves alone is absent. */
  readonly rules: Readonly<Partial<Record<Direction, readonly Rule[]>>>;
  /** Addresses that any rule names, also in a direction that has no effect. */
  readonly addresses: Readonly<Record<Direction, readonly AddressRange[]>>;
}

export interface Rule {
  readonly policy: GraphObject;
  readonly direction: Direction;
  readonly index: number;
  /** Who may be at the other end; undefined is everyone. */
  readonly peers: readonly RulePeer[] | undefined;
  /** Numbered ports. */
  readonly ports: Ports;
  /** Ports that each target resolves by its own names. */
  readonly namedPorts: readonly NamedPort[];
}

/** Whom a rule is for: addresses, or pods of the namespaces that a selector finds. */
export type RulePeer = AddressRulePeer | PodRulePeer;

export interface AddressRulePeer {
  readonly type: 'addresses';
  readonly ranges: readonly AddressRange[];
}

export interface PodRulePeer {
  readonly type: 'pods';
  readonly namespaces: Selector;
  readonly pods: Selector;
}

/** Equal for peers that are written alike. */
export const peerKey = ({ namespaces, pods }: PodRulePeer): string => JSON.stringify([namespaces.source, pods.source]);

/** Pods that a policy is for. */
export type Subject = PodRulePeer;

export interface NamedPort {
  readonly name: string;
  readonly transport: TransportProtocol;
}

export const everything: Selector = { isEmpty: true, source: {}, matches: () => true };

/** Selects what has these labels. */
export const labelled = (labels: Labels): Selector => selectorOf({ matchLabels: labels }) ?? everything;

/** Selects one namespace, by the label that the API server gives it. */
export const namespaceNamed = (name: string): Selector => labelled({ [namespaceNameLabel]: name });

/** `spec.ingress[2]`: the path of a rule in its policy. */
export const ruleField = ({ direction, index }: Rule): string => `spec.${direction}[${index}]`;

export const isNetworkPolicy = ({ group }: GraphObject): boolean =>
  group === 'networking.k8s.io' || group === 'extensions';

/** Objects that decide about connections besides NetworkPolicies and the tiers around them. */
export const otherPolicies = (graph: Graph): readonly GraphObject[] => [
  ...otherPolicyKinds.flatMap(kind => graph.ofKind(kind)),
  ...graph.ofKind('NetworkPolicy').filter(object => !isNetworkPolicy(object)),
  ...graph.ofKind('ClusterNetworkPolicy').filter(({ group }) => group !== adminPolicyGroup),
];

/** Antrea has a ClusterNetworkPolicy of its own. */
export const adminPolicyGroup = 'policy.networking.k8s.io';

export const otherPolicyKinds: readonly string[] = [
  'AuthorizationPolicy',
  'CiliumClusterwideNetworkPolicy',
  'CiliumNetworkPolicy',
  'EgressFirewall',
  'EgressNetworkPolicy',
  'GlobalNetworkPolicy',
];

export const policiesOf = (graph: Graph): readonly Policy[] =>
  graph.ofKind('NetworkPolicy').filter(isNetworkPolicy).map(policyOf);

export function policyOf(object: GraphObject): Policy {
  const spec = at(object.manifest, 'spec');
  const written = { ingress: rulesOf(object, 'ingress', spec), egress: rulesOf(object, 'egress', spec) };
  const rules = directionsOf(spec).map(direction => [direction, written[direction]] as const);
  return {
    object,
    namespace: namespaceOf(object),
    subject: {
      type: 'pods',
      namespaces: namespaceNamed(namespaceOf(object)),
      pods: selectorOf(spec['podSelector']) ?? everything,
    },
    rules: Object.fromEntries(rules),
    addresses: { ingress: addressesOf(written.ingress), egress: addressesOf(written.egress) },
  };
}

/** Without policyTypes a policy is for ingress, and for egress when it has egress rules. */
function directionsOf(spec: Fields): readonly Direction[] {
  const types = listOf(spec['policyTypes']);
  if (types.length === 0) return listOf(spec['egress']).length > 0 ? ['ingress', 'egress'] : ['ingress'];
  const directions = { ingress: types.includes('Ingress'), egress: types.includes('Egress') };
  return (['ingress', 'egress'] as const).filter(direction => directions[direction]);
}

const peerField = { ingress: 'from', egress: 'to' } as const;

const rulesOf = (policy: GraphObject, direction: Direction, spec: Fields): readonly Rule[] =>
  listOf(spec[direction]).map((rule, index) => ruleOf(policy, direction, index, fieldsOf(rule)));

function ruleOf(policy: GraphObject, direction: Direction, index: number, rule: Fields): Rule {
  const peers = listOf(rule[peerField[direction]]);
  const ports = listOf(rule['ports']).map(fieldsOf);
  return {
    policy,
    direction,
    index,
    peers: peers.length === 0 ? undefined : peers.flatMap(peer => peerOf(fieldsOf(peer), namespaceOf(policy))),
    ports: ports.length === 0 ? Ports.all : Ports.union(ports.map(numberedPort)),
    namedPorts: ports.flatMap(namedPort),
  };
}

function peerOf({ ipBlock, namespaceSelector, podSelector }: Fields, namespace: string): readonly RulePeer[] {
  const namespaces = selectorOf(namespaceSelector);
  const pods = selectorOf(podSelector);
  if (isMap(ipBlock)) return namespaces || pods ? [] : [{ type: 'addresses', ranges: rangesOf(ipBlock) }];
  if (!namespaces && !pods) return [];
  return [{ type: 'pods', namespaces: namespaces ?? namespaceNamed(namespace), pods: pods ?? everything }];
}

function rangesOf(ipBlock: Fields): readonly AddressRange[] {
  const range = parseCidr(textOf(ipBlock['cidr']) ?? '');
  const except = listOf(ipBlock['except']).map(cidr => parseCidr(textOf(cidr) ?? ''));
  return range && except.every(other => other !== undefined) ? without(range, except) : [];
}

export const addressesOf = (rules: readonly Rule[]): readonly AddressRange[] =>
  rules.flatMap(({ peers = [] }) => peers).flatMap(peer => (peer.type === 'addresses' ? peer.ranges : []));

function numberedPort({ protocol, port, endPort }: Fields): Ports {
  const transport = protocol ?? 'TCP';
  if (!isTransport(transport)) return Ports.none;
  if (port === undefined || port === null) return Ports.of(transport, 1, lastPort);
  const from = numberOf(port);
  return from === undefined ? Ports.none : Ports.of(transport, from, numberOf(endPort) ?? from);
}

function namedPort({ protocol, port }: Fields): readonly NamedPort[] {
  const transport = protocol ?? 'TCP';
  const name = textOf(port);
  return name !== undefined && isTransport(transport) ? [{ name, transport }] : [];
}
