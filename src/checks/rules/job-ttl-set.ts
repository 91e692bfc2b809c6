import { at } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const jobTtlSet: Check = {
  id: 'job-ttl-set',
  title: 'Jobs that are done are removed',
  why: 'Finished pods stay until somebody deletes them, and every watch carries them along.',
  fix: 'Set `ttlSecondsAfterFinished`.',
  category: 'workload',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
  elsewhere: ['kube-linter job-ttl-seconds-after-finished'],
  fails: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: 'api:1' }] } } }
`,
  *check(graph) {
    for (const job of graph.ofKind('Job')) {
      if (at(job.manifest, 'spec')['ttlSecondsAfterFinished'] !== undefined) continue;
      yield finding(job, 'spec.ttlSecondsAfterFinished', 'is not set: the finished Job stays');
    }
  },
};
