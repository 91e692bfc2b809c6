import { workloadKinds } from '../../graph/pod-template.js';
import { workloadOf } from '../../graph/workload.js';
import { type Rules, serverCheck } from '../server/refusal.js';
import { schedulingRefusals } from '../server/scheduling.js';

const scheduling: Rules = object => workloadOf(object).flatMap(workload => [...schedulingRefusals(workload)]);

export const podSchedulingValid = serverCheck({
  id: 'pod-scheduling-valid',
  title: 'Tolerations, affinity and spread constraints are well-formed',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1' }]
  tolerations: [{ key: spot, operator: Exists, value: 'true' }]
`,
  rules: Object.fromEntries(workloadKinds.map(kind => [kind, scheduling])),
});
