import { cronJob, job } from '../server/job.js';
import { serverCheck } from '../server/refusal.js';
import { daemonSet, deployment, replicaSet, replicationController, statefulSet } from '../server/workload.js';

export const workloadFieldsValid = serverCheck({
  id: 'workload-fields-valid',
  title: 'Fields of a workload agree with each other',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/',
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: {}
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  rules: {
    CronJob: cronJob,
    DaemonSet: daemonSet,
    Deployment: deployment,
    Job: job,
    ReplicaSet: replicaSet,
    ReplicationController: replicationController,
    StatefulSet: statefulSet,
  },
});
