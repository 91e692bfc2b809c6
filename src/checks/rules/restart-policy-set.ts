import { podPath, workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const restartPolicySet: Check = {
  id: 'restart-policy-set',
  title: 'Pods say when they are restarted',
  why: 'A reader has to know the default.',
  fix: 'Set `restartPolicy`.',
  category: 'workload',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  elsewhere: ['kube-linter restart-policy'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      if (workload.spec['restartPolicy'] !== undefined) continue;
      yield finding(workload.object, podPath(workload, 'restartPolicy'), 'is not set');
    }
  },
};
