import { podPath, workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const defaultServiceAccount: Check = {
  id: 'default-service-account',
  title: 'Pods run as a ServiceAccount of their own',
  why: 'What is granted to the default account is granted to every pod of the namespace.',
  fix: 'Declare a ServiceAccount and name it.',
  category: 'permissions',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  controls: ['CIS 1.12: 5.1.5'],
  elsewhere: ['kube-linter default-service-account'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      const name = workload.spec['serviceAccountName'] || workload.spec['serviceAccount'] || 'default';
      const path = podPath(workload, 'serviceAccountName');
      if (name === 'default') yield finding(workload.object, path, 'runs as ServiceAccount "default"');
    }
  },
};
