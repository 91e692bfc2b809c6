import { cronJobDeadlineSet } from '../../src/checks/cron-job-deadline-set.js';
import { object } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(cronJobDeadlineSet, {
  example: [['CronJob report', 'spec.startingDeadlineSeconds', 'is not said']],
  valid: [{ name: 'said', yaml: object('CronJob', 'a', 'spec: { startingDeadlineSeconds: 60 }') }],
});
