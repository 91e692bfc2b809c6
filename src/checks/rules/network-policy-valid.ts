import { covers, parseCidr } from '../../connectivity/address.js';
import { type Network, networkOf } from '../../connectivity/network.js';
import { isNetworkPolicy, type Policy, ruleField } from '../../connectivity/policy.js';
import { isTransport, lastPort } from '../../connectivity/ports.js';
import { at, type Fields, fieldsOf, isMap, listOf, numberOf, textOf } from '../../graph/fields.js';
import { type Check, type Finding, finding } from '../check.js';
import { policyKinds } from '../kinds.js';

/** A field of a policy and what is wrong with it. */
type Fault = readonly [path: string, message: string];

export const networkPolicyValid: Check = {
  id: 'network-policy-valid',
  title: 'Every NetworkPolicy means what it says',
  why: 'The API server refuses the policy, or a rule silently allows nothing.',
  fix: 'Correct the field.',
  category: 'network',
  severity: 'error',
  kinds: policyKinds,
  scope: 'connections',
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from: [{ ipBlock: { cidr: 10.0.0.0/33 } }]
`,
  *check(graph) {
    for (const object of graph.ofKind('NetworkPolicy').filter(isNetworkPolicy)) {
      const spec = at(object.manifest, 'spec');
      for (const [path, message] of faultsOf(spec)) yield finding(object, path, message);
    }
    const network = networkOf(graph);
    for (const policy of network.policies) yield* unknownNames(network, policy);
  },
};

function* faultsOf(spec: Fields): Iterable<Fault> {
  for (const [i, type] of listOf(spec['policyTypes']).entries()) {
    if (type !== 'Ingress' && type !== 'Egress') {
      yield [`spec.policyTypes[${i}]`, `"${type}" is no policy type; Ingress and Egress are`];
    }
  }
  for (const [direction, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const [i, rule] of listOf(spec[direction]).map(fieldsOf).entries()) {
      const path = `spec.${direction}[${i}]`;
      for (const [k, peer] of listOf(rule[peers]).entries())
        yield* peerFaults(`${path}.${peers}[${k}]`, fieldsOf(peer));
      for (const [k, port] of listOf(rule['ports']).entries()) yield* portFaults(`${path}.ports[${k}]`, fieldsOf(port));
    }
  }
}

function* peerFaults(path: string, { ipBlock, podSelector, namespaceSelector }: Fields): Iterable<Fault> {
  const selects = isMap(podSelector) || isMap(namespaceSelector);
  if (!isMap(ipBlock)) {
    if (!selects) yield [path, 'names nobody: a peer has an ipBlock, a podSelector or a namespaceSelector'];
    return;
  }
  if (selects) yield [path, 'has both an ipBlock and a selector; make them two peers'];
  const cidr = parseCidr(textOf(ipBlock['cidr']) ?? '');
  if (!cidr) yield [`${path}.ipBlock.cidr`, `"${ipBlock['cidr']}" is no CIDR such as 10.0.0.0/8 or 2001:db8::/32`];
  for (const [i, text] of listOf(ipBlock['except']).entries()) {
    const except = parseCidr(textOf(text) ?? '');
    const field = `${path}.ipBlock.except[${i}]`;
    if (!except) yield [field, `"${text}" is no CIDR such as 10.1.0.0/16`];
    else if (cidr && (!covers(cidr, except) || covers(except, cidr))) {
      yield [field, `${text} is not a part of ${ipBlock['cidr']}, from which it is taken`];
    }
  }
}

function* portFaults(path: string, { port, endPort, protocol }: Fields): Iterable<Fault> {
  if (protocol !== undefined && protocol !== null && !isTransport(protocol)) {
    yield [`${path}.protocol`, `"${protocol}" is no protocol of a port; TCP, UDP and SCTP are`];
  }
  const number = numberOf(port);
  const name = textOf(port);
  if (number !== undefined && !isPort(number)) yield [`${path}.port`, `${number} is no port; 1-${lastPort} are`];
  if (name !== undefined && !isPortName(name)) {
    yield [`${path}.port`, `"${name}" is no port name: at most 15 of a-z, 0-9 and -, with a letter among them`];
  }
  if (endPort === undefined || endPort === null) return;
  const end = numberOf(endPort);
  if (number === undefined) yield [`${path}.endPort`, `${endPort} needs a numbered port to begin at`];
  else if (end === undefined || end < number) yield [`${path}.endPort`, `${endPort} is below port ${number}`];
  else if (!isPort(end)) yield [`${path}.endPort`, `${endPort} is no port; 1-${lastPort} are`];
}

const isPort = (number: number): boolean => Number.isInteger(number) && number >= 1 && number <= lastPort;

/** An IANA service name, as the API server wants it. */
const isPortName = (name: string): boolean =>
  name.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name);

/** Named ports are resolved by each pod; one that no pod has opens nothing. */
function* unknownNames(network: Network, policy: Policy): Iterable<Finding> {
  const { ingress = [], egress = [] } = policy.rules;
  for (const rule of [...ingress, ...egress].filter(({ namedPorts }) => namedPorts.length > 0)) {
    const pods = network.targetsOf(policy, rule);
    if (pods.length === 0) continue;
    const known = pods.flatMap(({ ports }) => ports);
    for (const { name, transport } of rule.namedPorts.filter(port => isPortName(port.name))) {
      if (known.some(port => port.name === name && port.transport === transport)) continue;
      const names = [
        ...new Set(known.flatMap(port => (port.name === undefined ? [] : `${port.transport} ${port.name}`))),
      ];
      yield finding(
        policy.object,
        `${ruleField(rule)}.ports`,
        `no pod that the rule is for has a ${transport} port named "${name}"; they have ${names.join(', ') || 'no named ports'}`,
      );
    }
  }
}
