import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { violationsOf } from '../pod-security/violations.js';

export const podSecurityBaseline: Check = {
  id: 'pod-security-baseline',
  title: 'Every pod keeps to level baseline of the Pod Security Standards',
  why: "A pod outside this level can take over its node: it shares the node's processes, network, files or rights.",
  fix: 'Remove the field; where a pod of the platform needs it, keep that pod in a namespace of its own.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  controls: [
    'CIS 1.12: 5.2.2',
    'CIS 1.12: 5.2.3',
    'CIS 1.12: 5.2.4',
    'CIS 1.12: 5.2.5',
    'CIS 1.12: 5.2.10',
    'CIS 1.12: 5.2.11',
    'CIS 1.12: 5.2.12',
    'NSA/CISA: kubescape C-0038',
    'NSA/CISA: kubescape C-0041',
    'NSA/CISA: kubescape C-0044',
    'NSA/CISA: kubescape C-0057',
    'kubescape C-0048',
  ],
  elsewhere: [
    'Pod Security admission',
    'kube-linter host-network, host-pid, host-ipc, privileged-container, unsafe-sysctls',
    'kube-score container-security-context-privileged',
    'polaris runAsPrivileged, hostIPCSet, hostPIDSet, hostNetworkSet, hostPortSet, hostProcess, procMount, dangerousCapabilities',
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
