import { at, textOf } from '../../graph/fields.js';
import { isTimeZone, scheduleFault } from '../../manifest/cron.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { quoted } from '../wording.js';

export const cronScheduleValid: Check = {
  id: 'cron-schedule-valid',
  title: 'Every CronJob has a schedule and a time zone that can be read',
  why: 'The API server refuses the CronJob.',
  fix: 'Write five fields, minute to day of the week: `0 6 * * 1-5`; name the time zone as `Europe/Berlin`.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec',
  fails: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec: { schedule: "0 25 * * *" }
`,
  *check(graph) {
    for (const job of graph.ofKind('CronJob')) {
      const { schedule, timeZone } = at(job.manifest, 'spec');
      const wrong = textOf(schedule) === undefined ? undefined : scheduleFault(`${schedule}`);
      if (wrong) yield finding(job, 'spec.schedule', `"${schedule}": ${wrong}`);
      if (timeZone === undefined || timeZone === null || (textOf(timeZone) && isTimeZone(`${timeZone}`))) continue;
      yield finding(job, 'spec.timeZone', `${quoted(timeZone)} is not a name of the time zone database`);
    }
  },
};
