import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { violationsOf } from '../pod-security/violations.js';

export const podSecurityBaseline: Check = {
  id: 'pod-security-baseline',
  title: 'Every pod keeps to level baseline of the Pod Security Standards',
  why: "A pod outside this level can take over its node: it shares the node's processes, network, files or rights.",
  fix: 'Remove the field; where a pod of the platform needs it, keep that pod in a namespace of its own.',
  severity: 'warning',
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  elsewhere: [
    'Pod Security admission',
    'kube-linter host-network, host-pid, host-ipc, privileged-container, unsafe-sysctls',
    'kube-score container-security-context-privileged',
  ],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { hostNetwork: true, containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph, context) {
    for (const workload of workloads(graph)) {
      for (const { path, message } of violationsOf(workload, 'baseline', context.kubernetes)) {
        yield finding(workload.object, path, message);
      }
    }
  },
};
