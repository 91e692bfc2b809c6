import { type Alert, AlertRules, type AlertRulesProps } from '../../src/index.js';
import { chartIn, only, plainChart, refusals } from './support.js';

const down: Alert = {
  name: 'ShopDown',
  expr: 'up{job="shop"} == 0',
  severity: 'critical',
  summary: 'The shop does not answer',
  description: 'Nothing came from {{ $labels.instance }}.',
};
const alerts = (props: Partial<AlertRulesProps> = {}, chart = plainChart()) => {
  new AlertRules(chart, 'alerts', { alerts: [down], ...props });
  return only(chart, 'PrometheusRule');
};

test('C9: one group of rules, each with the namespace that routing needs', () => {
  expect(alerts()).toEqual({
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
              expr: 'up{job="shop"} == 0',
              labels: { severity: 'critical', namespace: 'shop' },
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

test('how long it holds and the runbook are written where they are given', () => {
  const { spec } = alerts({ alerts: [{ ...down, for: '5m', runbook: 'https://example.com/down' }] });
  expect(spec).toMatchObject({
    groups: [{ rules: [{ for: '5m', annotations: { runbook_url: 'https://example.com/down' } }] }],
  });
});

test('C9: the environment says by which labels rules are found', () => {
  const chart = chartIn({ prometheus: { namespace: 'monitoring', selects: { release: 'prometheus' } } });
  expect(alerts({ name: 'shop', labels: { team: 'web' } }, chart).metadata).toEqual({
    name: 'shop',
    namespace: 'shop',
    labels: { team: 'web', release: 'prometheus' },
  });
});

test('refuses two alerts with one name, and a name that is none', () => {
  expect(refusals(() => alerts({ name: 'Shop', alerts: [down, down, down] }))).toEqual([
    ['alert', 'two alerts are named "ShopDown".', 'Give each its own name.'],
    [
      'name',
      'the group of alerts is "Shop".',
      'A name has 1 to 63 lower-case letters, digits and "-", and starts and ends with a letter or digit.',
    ],
  ]);
});
