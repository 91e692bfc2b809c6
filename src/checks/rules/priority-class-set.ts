import { podPath, workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const priorityClassSet: Check = {
  id: 'priority-class-set',
  title: 'Pods have a priority',
  why: 'When the cluster is full, it is chance which pods run.',
  fix: 'Name a PriorityClass.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
  elsewhere: ['kube-linter priority-class-name', 'polaris priorityClassNotSet'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      if (workload.spec['priorityClassName']) continue;
      yield finding(workload.object, podPath(workload, 'priorityClassName'), 'names no PriorityClass');
    }
  },
};
