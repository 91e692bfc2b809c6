import { cronScheduleValid } from '../../../src/checks/rules/cron-schedule-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const cron = (schedule: string, more = '') =>
  object('CronJob', 'a', `spec: { schedule: "${schedule}", ${more} }`, 'batch/v1');

testCheck(cronScheduleValid, {
  example: [['CronJob report', 'spec.schedule', '"0 25 * * *": hour "25" is not within 0-23']],
  valid: [
    { name: 'ranges, steps, lists, words', yaml: cron('*/5 0-6,22 1,15 jan-mar MON-FRI') },
    { name: 'a macro', yaml: cron('@daily') },
    { name: 'an interval', yaml: cron('@every 1h30m') },
    { name: 'a time zone', yaml: cron('0 6 * * *', 'timeZone: Europe/Berlin') },
  ],
  invalid: [
    {
      name: 'four fields',
      yaml: cron('0 6 * *'),
      findings: [['CronJob x/a', 'spec.schedule', '4 fields; it has five']],
    },
    {
      name: 'a range that goes back',
      yaml: cron('0 6 * * 5-1'),
      findings: [['CronJob x/a', 'spec.schedule', 'day of the week "5-1"']],
    },
    {
      name: 'a time zone inside',
      yaml: cron('TZ=UTC 0 6 * * *'),
      findings: [['CronJob x/a', 'spec.schedule', 'a time zone belongs in `timeZone`']],
    },
    {
      name: 'an unknown macro',
      yaml: cron('@nightly'),
      findings: [['CronJob x/a', 'spec.schedule', 'allowed are @yearly']],
    },
    {
      name: 'a step of nothing',
      yaml: cron('*/0 * * * *'),
      findings: [['CronJob x/a', 'spec.schedule', 'minute "*/0"']],
    },
    {
      name: 'an unknown time zone',
      yaml: cron('0 6 * * *', 'timeZone: Europe/Bern'),
      findings: [['CronJob x/a', 'spec.timeZone', '"Europe/Bern" is not a name']],
    },
  ],
});
