import { type Network, networkOf } from '../../connectivity/network.js';
import { type Policy, ruleField } from '../../connectivity/policy.js';
import { listed } from '../../problem.js';
import { type Check, type Finding, finding } from '../check.js';
import { policyKinds } from '../kinds.js';

export const networkPolicyValid: Check = {
  id: 'network-policy-valid',
  title: 'Named ports of a policy exist',
  why: 'A rule for a port that no pod has allows nothing, without a word.',
  fix: 'Name a port of the pods, or use its number.',
  category: 'network',
  severity: 'error',
  kinds: policyKinds,
  scope: 'connections',
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1', ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec: { podSelector: { matchLabels: { app: api } }, ingress: [{ ports: [{ port: htp }] }] }
`,
  *check(graph) {
    const network = networkOf(graph);
    for (const policy of network.policies) {
      yield* unknownNames(network, policy);
      yield* namesOfAddresses(policy);
    }
  },
};

/** Addresses have no names of ports. */
function* namesOfAddresses({ object, rules: { egress = [] } }: Policy): Iterable<Finding> {
  for (const rule of egress) {
    if (!rule.peers || rule.peers.length === 0 || !rule.peers.every(({ type }) => type === 'addresses')) continue;
    for (const { name, transport } of rule.namedPorts) {
      const message = `${transport} port "${name}" is the name of a port of pods, and the rule is for addresses: it allows nothing`;
      yield finding(object, `${ruleField(rule)}.ports`, message, 'Write the number of the port.');
    }
  }
}

/** Named ports are resolved by each pod; one that no pod has opens nothing. */
function* unknownNames(network: Network, policy: Policy): Iterable<Finding> {
  const { ingress = [], egress = [] } = policy.rules;
  for (const rule of [...ingress, ...egress].filter(({ namedPorts }) => namedPorts.length > 0)) {
    const pods = network.targetsOf(policy, rule);
    if (pods.length === 0) continue;
    const known = pods.flatMap(({ ports }) => ports);
    for (const { name, transport } of rule.namedPorts) {
      if (known.some(port => port.name === name && port.transport === transport)) continue;
      const names = [
        ...new Set(known.flatMap(port => (port.name === undefined ? [] : `${port.transport} ${port.name}`))),
      ];
      yield finding(
        policy.object,
        `${ruleField(rule)}.ports`,
        `no pod that the rule is for has a ${transport} port named "${name}"; they have ${listed(names) || 'no named ports'}`,
      );
    }
  }
}
