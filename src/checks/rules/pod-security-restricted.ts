import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { violationsOf } from '../pod-security/violations.js';

export const podSecurityRestricted: Check = {
  id: 'pod-security-restricted',
  title: 'Every pod keeps to level restricted of the Pod Security Standards',
  why: 'The level that current best practice asks of every pod; a namespace that enforces it refuses all others.',
  fix: 'Set `runAsNonRoot: true`, `allowPrivilegeEscalation: false`, `capabilities: { drop: [ALL] }` and `seccompProfile: { type: RuntimeDefault }`.',
  severity: 'warning',
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  elsewhere: [
    'Pod Security admission',
    'kube-linter privilege-escalation-container, run-as-non-root',
    'kube-score container-seccomp-profile',
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
