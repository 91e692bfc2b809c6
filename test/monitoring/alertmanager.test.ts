import { stringify } from 'yaml';
import { alertmanagerConfiguration, pagerDuty, slack } from '../../src/entries/monitoring.js';
import { secretRef } from '../../src/index.js';
import { hasAmtool, runIn, testWith } from './promtool.js';

const receivers = {
  critical: pagerDuty(secretRef('platform/pagerduty', 'key')),
  warning: slack('#alerts', secretRef('platform/slack', 'webhook')),
};
const file = { 'alertmanager.yaml': stringify(alertmanagerConfiguration(receivers)) };

const amtool = (...args: readonly string[]) => runIn(file, 'amtool', args);

testWith(hasAmtool)('amtool takes the configuration', () => {
  expect(amtool('check-config', 'alertmanager.yaml')).toMatchObject({ status: 0 });
});

for (const [severity, receiver] of [
  ['critical', 'critical'],
  ['warning', 'warning'],
  ['anything', 'nobody'],
] as const) {
  testWith(hasAmtool)(`an alert of severity ${severity} goes to ${receiver}`, () => {
    const { output } = amtool(
      'config',
      'routes',
      'test',
      '--config.file=alertmanager.yaml',
      `severity=${severity}`,
      'namespace=shop',
    );
    expect(output.split('\n')[0]?.trim()).toBe(receiver);
  });
}

test('a repeated page comes sooner than a repeated message', () => {
  const { route } = alertmanagerConfiguration(receivers);
  expect(route.routes.map(each => each.repeat_interval)).toEqual(['4h', '1d']);
});
