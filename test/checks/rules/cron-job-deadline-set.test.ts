import { cronJobDeadlineSet } from '../../../src/checks/rules/cron-job-deadline-set.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(cronJobDeadlineSet, {
  example: [['CronJob report', 'spec.startingDeadlineSeconds', 'is not set']],
  valid: [{ name: 'said', yaml: object('CronJob', 'a', 'spec: { startingDeadlineSeconds: 60 }') }],
});
