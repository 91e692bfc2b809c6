import { isTimeZone, scheduleFault } from '../../src/manifest/cron.js';

test.each([
  '* * * * *',
  '*/5 0-6,22 1,15 jan-mar MON-FRI',
  '0 0 1-31/2 12 0',
  '? ? ? * ?',
  '@hourly',
  '@every 90s',
  ' 0  6 * * * ',
])('reads %p', schedule => {
  expect(scheduleFault(schedule)).toBeUndefined();
});

test.each([
  ['', '1 fields'],
  ['* * * * * *', '6 fields'],
  ['60 * * * *', 'minute "60" is not within 0-59'],
  ['* * 0 * *', 'day of the month "0" is not within 1-31'],
  ['* * * * 7', 'day of the week "7" is not within 0-6'],
  ['* * * foo *', 'month "foo"'],
  ['1-2-3 * * * *', 'minute "1-2-3"'],
  ['*/a * * * *', 'minute "*/a"'],
  ['CRON_TZ=UTC * * * * *', '`timeZone`'],
  ['@every 1 hour', 'allowed are'],
])('refuses %p', (schedule, message) => {
  expect(scheduleFault(schedule)).toContain(message);
});

test.each([
  ['Europe/Berlin', true],
  ['Etc/UTC', true],
  ['Europe/Bern', false],
  ['+02:00', false],
  ['', false],
])('time zone %p: %p', (name, is) => {
  expect(isTimeZone(name)).toBe(is);
});
