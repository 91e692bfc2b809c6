import { priorityClass } from '../server/cluster.js';
import { serverCheck } from '../server/refusal.js';

export const priorityClassFieldsValid = serverCheck({
  id: 'priority-class-fields-valid',
  title: 'The value of a priority class is one that users may have',
  why: 'The API server refuses the object.',
  fix: 'Lower the value, or rename the class.',
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass',
  fails: `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: production }
value: 2000000000
`,
  rules: { PriorityClass: priorityClass },
});
