import { at, listOf } from '../../graph/fields.js';
import { podIndex } from '../../graph/label-index.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { type Check, finding } from '../check.js';
import { policyKinds } from '../kinds.js';
import { selectorText } from '../labels.js';

export const policyPeerSelectsPods: Check = {
  id: 'policy-peer-selects-pods',
  title: 'Every peer of a NetworkPolicy selects pods',
  why: 'The rule opens nothing: often the label is misspelt.',
  fix: 'Use the labels of the pods, or remove the rule.',
  category: 'network',
  severity: 'warning',
  kinds: policyKinds,
  scope: 'connections',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  elsewhere: ['kube-linter dangling-networkpolicypeer-podselector'],
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db }
spec:
  podSelector: {}
  ingress: [{ from: [{ podSelector: { matchLabels: { app: api } } }] }]
`,
  *check(graph) {
    for (const policy of graph.ofKind('NetworkPolicy')) {
      const namespace = namespaceOf(policy);
      for (const { path, podSelector } of ownNamespacePeers(policy)) {
        if (podIndex(graph).select(namespace, podSelector).length > 0) continue;
        yield finding(policy, path, `selects no pod in namespace "${namespace}": ${selectorText(podSelector)}`);
      }
    }
  },
};

/** The peers that are pods of the policy's own namespace. */
function* ownNamespacePeers({
  manifest,
}: GraphObject): Iterable<{ readonly path: string; readonly podSelector: unknown }> {
  for (const [direction, side] of Object.entries({ ingress: 'from', egress: 'to' })) {
    for (const [i, rule] of listOf(at(manifest, 'spec')[direction]).entries()) {
      for (const [j, peer] of listOf(at(rule)[side]).entries()) {
        const { podSelector, namespaceSelector } = at(peer);
        const path = `spec.${direction}[${i}].${side}[${j}].podSelector`;
        if (podSelector !== undefined && namespaceSelector === undefined) yield { path, podSelector };
      }
    }
  }
}
