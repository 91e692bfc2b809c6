import { at } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const cronJobDeadlineSet: Check = {
  id: 'cron-job-deadline-set',
  title: 'Every CronJob says how late it may start',
  why: 'After a hundred missed starts, a night without the controller, it is never started again.',
  fix: 'Set `startingDeadlineSeconds`.',
  category: 'workload',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
  elsewhere: ['kube-score cronjob-has-deadline'],
  fails: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec: { schedule: "0 6 * * *" }
`,
  *check(graph) {
    for (const job of graph.ofKind('CronJob')) {
      if (at(job.manifest, 'spec')['startingDeadlineSeconds'] !== undefined) continue;
      yield finding(job, 'spec.startingDeadlineSeconds', 'is not set');
    }
  },
};
