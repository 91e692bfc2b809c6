import { at, numberOf, textOf } from '../../graph/fields.js';
import { neverComes } from '../../manifest/cron-dates.js';
import { type Check, finding, risk } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const cronJobRuns: Check = {
  id: 'cron-job-runs',
  title: 'The time of every CronJob comes, and is not missed',
  why: 'A date such as the 31st of February never comes. The controller looks every ten seconds: a shorter deadline is over before it does, and runs are skipped.',
  fix: 'Name days that the months have, and set `startingDeadlineSeconds` to 10 or more.',
  category: 'workload',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
  fails: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec: { schedule: "0 0 31 2 *" }
`,
  *check(graph) {
    for (const job of graph.ofKind('CronJob')) {
      const spec = at(job.manifest, 'spec');
      const schedule = textOf(spec['schedule']);
      if (schedule !== undefined && neverComes(schedule))
        yield finding(job, 'spec.schedule', `"${schedule}": no month that it names has such a day`);
      const deadline = numberOf(spec['startingDeadlineSeconds']);
      if (deadline === undefined || deadline < 0 || deadline >= step) continue;
      const message = `${deadline} s may be over before the controller looks, which it does every ${step} s`;
      yield risk(job, 'spec.startingDeadlineSeconds', message);
    }
  },
};

const step = 10;
