import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { violationsOf } from '../pod-security/violations.js';

export const podSecurityRestricted: Check = {
  id: 'pod-security-restricted',
  title: 'Every pod keeps to level restricted of the Pod Security Standards',
  why: 'The level that current best practice asks of every pod; a namespace that enforces it refuses all others.',
  fix: 'Set `runAsNonRoot: true`, `allowPrivilegeEscalation: false`, `capabilities: { drop: [ALL] }` and `seccompProfile: { type: RuntimeDefault }`.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  controls: [
    'CIS 1.12: 5.2.6',
    'CIS 1.12: 5.2.7',
    'CIS 1.12: 5.2.9',
    'CIS 1.12: 5.6.2',
    'NSA/CISA: kubescape C-0013',
    'NSA/CISA: kubescape C-0016',
  ],
  elsewhere: [
    'Pod Security admission',
    'kube-linter privilege-escalation-container, run-as-non-root',
    'kube-score container-seccomp-profile',
    'polaris privilegeEscalationAllowed, insecureCapabilities',
  ],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph, context) {
    for (const workload of workloads(graph)) {
      for (const { path, message } of violationsOf(workload, 'restricted', context.kubernetes)) {
        yield finding(workload.object, path, message);
      }
    }
  },
};
