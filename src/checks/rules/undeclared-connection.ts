import { describe } from '../../connectivity/describe.js';
import { ruleField } from '../../connectivity/policy.js';
import { type Proof, provePolicies, type Undeclared } from '../../connectivity/prove.js';
import { proveNames } from '../../connectivity/prove-names.js';
import { listed } from '../../problem.js';
import { type Check, type Finding, finding } from '../check.js';
import { podMakingKinds, policyKinds } from '../kinds.js';

export const undeclaredConnection: Check = {
  id: 'undeclared-connection',
  title: 'Nothing is open that was not declared',
  why: 'An open connection that nobody asked for is a way for whoever takes over one pod to reach the next.',
  fix: 'Narrow the rule to the declared callers and ports, or declare the call.',
  category: 'network',
  severity: 'error',
  kinds: [...policyKinds, ...podMakingKinds],
  scope: 'connections',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: database, namespace: shop }
spec:
  podSelector: { matchLabels: { app: database } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: {} }] # although only the api declares a call to it
`,
  *check(graph) {
    const proof = provePolicies(graph);
    for (const undeclared of proof.undeclared) yield tooWide(proof, undeclared);
    yield* unprotected(proof);
    for (const { from, name, ports, rule } of proveNames(graph).undeclared) {
      yield finding(rule.policy, rule.path, `opens what nobody declared: ${from.id} => ${name} : ${ports}`);
    }
  },
};

function tooWide({ network }: Proof, { rule, openings }: Undeclared): Finding {
  const connections = openings.map(
    ({ from, to, ports }) => `${describe(network, from)} => ${describe(network, to)} : ${ports}`,
  );
  return finding(rule.policy, ruleField(rule), `opens what nobody declared: ${listed(connections, 3)}`);
}

function* unprotected({ network, unprotected: found }: Proof): Iterable<Finding> {
  for (const { pods, direction } of found) {
    for (const { id, object, namespace } of network.workloadsOf(pods)) {
      yield finding(
        object,
        '',
        `no policy of namespace ${namespace} isolates ${id} for ${direction}: it is open to everyone, declared or not`,
        `Add a policy that selects its pods and names ${direction} in policyTypes.`,
      );
    }
  }
}
