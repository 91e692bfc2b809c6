import { cronJobRuns } from '../../../src/checks/rules/cron-job-runs.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const cron = (schedule: string, more = '') =>
  object('CronJob', 'a', `spec: { schedule: "${schedule}", ${more} }`, 'batch/v1');
const never = (schedule: string) => ({
  name: schedule,
  yaml: cron(schedule),
  findings: [['CronJob x/a', 'spec.schedule', 'no month that it names has such a day'] as const],
  severity: 'error' as const,
});

testCheck(cronJobRuns, {
  example: [['CronJob report', 'spec.schedule', '"0 0 31 2 *": no month that it names has such a day']],
  valid: [
    ...[
      '0 0 29 2 *',
      '0 0 31 * *',
      '0 0 30,31 2,4 *',
      '0 0 31 2 1',
      '0 0 */31 2 *',
      '0 0 1/30 2 *',
      '@yearly',
      '61 0 31 2 *',
    ].map(schedule => ({ name: schedule, yaml: cron(schedule) })),
    { name: 'a deadline of one step', yaml: cron('@daily', 'startingDeadlineSeconds: 10') },
  ],
  invalid: [
    ...['0 0 30 2 *', '0 0 31 apr,jun,SEP *', '0 0 31 2 ?', '0 0 30-31 feb *'].map(never),
    {
      name: 'a deadline below the step',
      yaml: cron('@daily', 'startingDeadlineSeconds: 5'),
      findings: [['CronJob x/a', 'spec.startingDeadlineSeconds', '5 s may be over before the controller looks']],
      severity: 'warning',
    },
  ],
});
