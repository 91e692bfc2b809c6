import { podPath, workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { choices } from '../wording.js';

const ending = ['OnFailure', 'Never'];
const lasting = ['Always'];
const any = ['Always', ...ending];
const policies: Readonly<Record<string, readonly string[]>> = {
  Job: ending,
  CronJob: ending,
  Deployment: lasting,
  StatefulSet: lasting,
  DaemonSet: lasting,
  ReplicaSet: lasting,
};

export const restartPolicyValid: Check = {
  id: 'restart-policy-valid',
  title: 'Pods have a restartPolicy that their kind allows',
  why: 'The API server refuses a Deployment whose pods are not restarted, and a Job whose pods always are.',
  fix: 'Omit it where pods run for ever; use OnFailure or Never in a Job.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  elsewhere: ['kube-score cronjob-restartpolicy'],
  fails: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec: { template: { spec: { restartPolicy: Always, containers: [{ name: migrate, image: 'api:1' }] } } }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      const { object, spec } = workload;
      // A pod that is not written at all is reported by the checks that miss it.
      if (Object.keys(spec).length === 0) continue;
      const allowed = policies[object.kind] ?? any;
      const restartPolicy = spec['restartPolicy'] || 'Always';
      if (allowed.includes(`${restartPolicy}`)) continue;
      const said = !spec['restartPolicy'] ? 'not said, so "Always"' : `"${restartPolicy}"`;
      yield finding(object, podPath(workload, 'restartPolicy'), `${said}; a ${object.kind} allows ${choices(allowed)}`);
    }
  },
};
