import { AlertRoutes, pagerDuty, slack, webhook } from '../../../src/entries/monitoring.js';
import { secretRef } from '../../../src/index.js';
import { chartIn, only, plainChart } from '../support.js';

const receivers = {
  critical: pagerDuty(secretRef('platform/pagerduty', 'key')),
  warning: slack('#alerts', secretRef('platform/slack', 'webhook')),
};

test('C9: critical pages, warning goes to the channel, and both keys come from the store', () => {
  const chart = plainChart();
  new AlertRoutes(chart, 'routes', { name: 'shop', receivers });
  const { spec } = only(chart, 'AlertmanagerConfig') as unknown as { spec: Record<string, unknown> };
  expect(spec).toMatchObject({
    route: {
      receiver: 'nobody',
      routes: [
        { receiver: 'critical', matchers: [{ name: 'severity', value: 'critical', matchType: '=' }] },
        { receiver: 'warning', matchers: [{ name: 'severity', value: 'warning', matchType: '=' }] },
      ],
    },
    receivers: [
      { name: 'nobody' },
      { name: 'critical', pagerdutyConfigs: [{ routingKey: { name: 'shop-receivers', key: 'critical-pagerduty' } }] },
      { name: 'warning', slackConfigs: [{ channel: '#alerts', apiURL: { key: 'warning-slack' } }] },
    ],
  });
  expect(only(chart, 'ExternalSecret')['spec']).toMatchObject({
    data: [
      { secretKey: 'critical-pagerduty', remoteRef: { key: 'platform/pagerduty', property: 'key' } },
      { secretKey: 'warning-slack', remoteRef: { key: 'platform/slack', property: 'webhook' } },
    ],
  });
});

test('C9: while a component is critical its warnings are held back', () => {
  const chart = plainChart();
  new AlertRoutes(chart, 'routes', { name: 'shop', receivers });
  expect(only(chart, 'AlertmanagerConfig')['spec']).toMatchObject({
    inhibitRules: [
      {
        sourceMatch: [{ name: 'severity', value: 'critical' }],
        targetMatch: [{ name: 'severity', value: 'warning' }],
        equal: ['namespace', 'component', 'alertname'],
      },
    ],
  });
});

test('in a namespace that others share only the own alerts are taken', () => {
  const chart = plainChart();
  new AlertRoutes(chart, 'routes', { name: 'shop', receivers, only: { system: 'shop' } });
  expect(only(chart, 'AlertmanagerConfig')['spec']).toMatchObject({
    route: { matchers: [{ name: 'system', value: 'shop', matchType: '=' }] },
  });
});

test('the environment says by which labels configurations are found; a webhook takes an address', () => {
  const address = webhook(secretRef('platform/hook', 'url'));
  const alerting = { critical: address, warning: address, selects: { alertmanager: 'main' } };
  const chart = chartIn({ alerting });
  new AlertRoutes(chart, 'routes', { name: 'shop', receivers: alerting });
  const config = only(chart, 'AlertmanagerConfig');
  expect(config.metadata.labels).toMatchObject({ alertmanager: 'main' });
  expect(config['spec']).toMatchObject({
    receivers: [
      { name: 'nobody' },
      { webhookConfigs: [{ urlSecret: { key: 'critical-webhook' } }] },
      { name: 'warning' },
    ],
  });
});
