import { workloadKinds } from '../../graph/pod-template.js';
import { podRefusals } from '../server/pod.js';
import { serverCheck } from '../server/refusal.js';

export const podFieldsValid = serverCheck({
  id: 'pod-fields-valid',
  title: 'Fields of a pod agree with each other',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api:1
      env: [{ name: HOST, value: db, valueFrom: { fieldRef: { fieldPath: status.hostIP } } }]
`,
  rules: Object.fromEntries(workloadKinds.map(kind => [kind, podRefusals])),
});
