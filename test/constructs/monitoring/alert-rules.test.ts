import { type Alert, AlertRules, type AlertRulesProps, targetDown } from '../../../src/entries/monitoring.js';
import { recorded } from '../../../src/intent/record.js';
import { chartIn, only, plainChart, refusals } from '../support.js';

const down: Alert = {
  name: 'ShopDown',
  when: targetDown(),
  severity: 'critical',
  summary: 'The shop does not answer',
  description: 'Nothing came from {{ $labels.instance }}.',
};
const alerts = (props: Partial<AlertRulesProps> = {}, chart = plainChart()) => {
  new AlertRules(chart, 'alerts', { alerts: [down], ...props });
  return only(chart, 'PrometheusRule');
};

test('C9: one group of rules, each kept to its namespace and labelled for routing', () => {
  expect(alerts({ component: 'shop' })).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'alerts', namespace: 'shop' },
    spec: {
      groups: [
        {
          name: 'alerts',
          rules: [
            {
              alert: 'ShopDown',
              expr: 'up{namespace="shop",job="shop"} == 0 or absent(up{namespace="shop",job="shop"})',
              labels: { severity: 'critical', namespace: 'shop', system: expect.any(String), component: 'shop' },
              annotations: {
                summary: 'The shop does not answer',
                description: 'Nothing came from {{ $labels.instance }}.',
              },
            },
          ],
        },
      ],
    },
  });
});

test('alerts that follow from what the component is have a group of their own', () => {
  const { spec } = alerts({ baseline: [{ ...down, name: 'TargetDown', for: '5m' }] });
  expect(spec).toMatchObject({
    groups: [{ name: 'alerts' }, { name: 'alerts-baseline', rules: [{ alert: 'TargetDown', for: '5m' }] }],
  });
});

test('C9: the environment says by which labels rules are found, and where runbooks are', () => {
  const chart = chartIn({
    prometheus: { namespace: 'monitoring', selects: { release: 'prometheus' } },
    runbooks: 'https://example.com/runbooks',
  });
  const rule = alerts({ name: 'shop', labels: { team: 'web' } }, chart);
  expect(rule.metadata).toEqual({
    name: 'shop',
    namespace: 'shop',
    labels: { team: 'web', release: 'prometheus' },
  });
  expect(rule['spec']).toMatchObject({
    groups: [{ rules: [{ annotations: { runbook_url: expect.stringMatching(/^https:.*\/ShopDown\.md$/) } }] }],
  });
});

test('every alert is recorded with the rule that it became', () => {
  const chart = plainChart();
  alerts({ component: 'shop' }, chart);
  expect(recorded(chart, 'alert').map(({ value }) => value)).toMatchObject([
    { rules: 'alerts', namespace: 'shop', component: 'shop', alert: { name: 'ShopDown' } },
  ]);
});

test('refuses two alerts with one name, and names that are none', () => {
  const problems = refusals(() => alerts({ name: 'Shop', alerts: [down, { ...down, name: 'Shop down' }, down] }));
  expect(problems.map(([id, message]) => [id, message])).toEqual([
    ['alert', 'alert "Shop down": an alert is named "Shop down".'],
    ['alert', 'alert "ShopDown": two alerts are named "ShopDown".'],
    ['name', 'the group of alerts is "Shop".'],
  ]);
});
