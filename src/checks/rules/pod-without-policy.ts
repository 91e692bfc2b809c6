import { isolatedNetworkOf } from '../../connectivity/cilium-isolation.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

const directions = ['ingress', 'egress'] as const;

export const podWithoutPolicy: Check = {
  id: 'pod-without-policy',
  title: 'Every pod is isolated in both directions',
  why: 'Without a policy a pod can be reached by every other pod, and can reach everything.',
  fix: 'Add a policy that selects the pods and names both directions in policyTypes.',
  category: 'network',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'connections',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  controls: ['CIS 1.12: 5.3.2', 'NSA/CISA: kubescape C-0030'],
  elsewhere: ['kube-linter non-isolated-pod', 'kube-score pod-networkpolicy', 'polaris missingNetworkPolicy'],
  fails: `
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
    const network = isolatedNetworkOf(graph);
    for (const workload of network.workloads) {
      const groups = network.groupsOf(workload).filter(({ onNode }) => !onNode);
      const open = directions.filter(direction =>
        groups.some(pods => network.policiesOn(direction, pods).length === 0),
      );
      if (open.length === 0) continue;
      yield finding(
        workload.object,
        '',
        `no NetworkPolicy isolates the pods of ${workload.id} for ${open.join(' and ')}`,
      );
    }
  },
};
