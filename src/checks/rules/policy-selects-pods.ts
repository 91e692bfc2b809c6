import { networkOf } from '../../connectivity/network.js';
import type { Policy } from '../../connectivity/policy.js';
import { textMapOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Check, finding } from '../check.js';
import { policyKinds } from '../kinds.js';

export const policySelectsPods: Check = {
  id: 'policy-selects-pods',
  title: 'Every NetworkPolicy selects at least one pod',
  why: 'A policy that selects nothing protects nothing, and nothing in the cluster reports it.',
  fix: 'Use the labels of the pods, or remove the policy. One for pods that others make later has the annotation plainsail.dev/pods-made-later, with the reason.',
  category: 'network',
  severity: 'warning',
  kinds: policyKinds,
  scope: 'connections',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  elsewhere: ['kube-linter dangling-networkpolicy'],
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: apii } }
  policyTypes: [Ingress]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: main, image: registry.example/api:1.0.0 }] }
`,
  *check(graph) {
    const network = networkOf(graph);
    for (const policy of network.policies) {
      if (network.selectedBy(policy).length > 0 || isForComingPods(graph, policy)) continue;
      yield finding(
        policy.object,
        'spec.podSelector',
        `selects no pod of namespace ${policy.namespace}: ${JSON.stringify(policy.subject.pods.source)}`,
      );
    }
  },
};

/** cert-manager makes such a pod for as long as a certificate is asked for. */
const solver: Labels = { 'acme.cert-manager.io/http01-solver': 'true' };

/** A policy for pods that others make: it says so itself, they were declared, or are known by their labels. */
function isForComingPods(graph: Graph, { object, namespace, subject: { pods: selector } }: Policy): boolean {
  if (object.manifest.metadata.annotations?.['plainsail.dev/pods-made-later'] !== undefined) return true;
  if (selector.matches(solver) && !selector.matches({})) return true;
  return graph.intents('edge').some(({ value: { pods } }) => {
    return (pods.namespace ?? 'default') === namespace && selector.matches(textMapOf(pods.pods));
  });
}
