import type { ScheduledJobProps } from '../../../src/entries/types.js';
import { ScheduledJob } from '../../../src/index.js';
import { only, plainChart, podOf, refusals, small } from '../support.js';

function cronJob(props: Partial<ScheduledJobProps> = {}) {
  const chart = plainChart();
  new ScheduledJob(chart, 'backup', { image: 'a:1', resources: small, schedule: '0 3 * * *', ...props });
  return only(chart, 'CronJob');
}

test('it runs alone, in UTC, and ends', () => {
  const { spec, metadata } = cronJob();
  expect(metadata).toMatchObject({ name: 'backup', annotations: { 'argocd.argoproj.io/sync-wave': '1' } });
  expect(spec).toMatchObject({
    schedule: '0 3 * * *',
    timeZone: 'Etc/UTC',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 300,
    jobTemplate: { spec: { backoffLimit: 3, activeDeadlineSeconds: 1800 } },
  });
  expect(spec).not.toHaveProperty('suspend');
  expect(podOf(cronJob()).restartPolicy).toBe('Never');
});

test('each option, where it is not what the API assumes', () => {
  const props = {
    timeZone: 'Europe/Berlin',
    concurrency: 'Replace',
    suspended: true,
    labels: { version: 'v1' },
  } as const;
  expect(cronJob(props)).toMatchObject({
    metadata: { labels: { version: 'v1' } },
    spec: { timeZone: 'Europe/Berlin', concurrencyPolicy: 'Replace', suspend: true },
  });
  expect(cronJob({ concurrency: 'Allow' }).spec).not.toHaveProperty('concurrencyPolicy');
});

test.each(['* * * * *', '0 3 * * 1-5', '*/15 0,12 1 jan-mar SUN', '5/10 * ? * *', '@daily', '@hourly'])(
  'the schedule "%s" is one',
  schedule => expect(refusals(() => cronJob({ schedule }))).toEqual([]),
);

test.each([
  '',
  'daily',
  '@never',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 7',
  '5-1 * * * *',
  '*/0 * * * *',
  'CRON_TZ=UTC * * * * *',
  '1, * * * *',
])('the schedule "%s" is invalid', schedule => {
  expect(refusals(() => cronJob({ schedule }))).toEqual([
    [
      'schedule',
      `the schedule is "${schedule}".`,
      'A schedule has five fields (minute, hour, day of month, month, day of week) such as "0 3 * * *", or is "@daily" or its like.',
    ],
  ]);
});

test('a name leaves room for what the API adds to it', () => {
  expect(refusals(() => cronJob({ name: 'a'.repeat(52) }))).toEqual([]);
  expect(refusals(() => cronJob({ name: 'a'.repeat(53) }))).toEqual([
    [
      'name',
      `the scheduled job is "${'a'.repeat(53)}".`,
      'A name has 1 to 52 lower-case letters, digits and "-", and starts and ends with a letter or digit.',
    ],
  ]);
});

test('refuses limits that are none', () => {
  expect(refusals(() => cronJob({ retries: 0.5 }))).toEqual([
    ['job', 'the number of retries is 0.5.', 'It must be a whole number of 0 or more.'],
  ]);
});
