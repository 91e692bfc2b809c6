import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { hasPromtool, testWith } from '../monitoring/promtool.js';
import { Project } from './project.js';

/** One system with an alert of its own form, and a rule that nobody declared. */
const fleet = (expr: string) => `import { Chart } from 'cdk8s';
import { Environment, Fleet, PlainObject, System } from 'plainsail';
import { AlertRules, gauge, gaugeLevel, metricCatalogue, promql } from 'plainsail/monitoring';

const metrics = metricCatalogue({ waiting: gauge('shop_orders_waiting', 'Orders that wait') });
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions: {} });

class Shop extends System {
  constructor(scope, props) {
    super(scope, 'shop', props);
    const text = { severity: 'warning', summary: 'Orders wait', description: 'They do.' };
    new AlertRules(this, 'rules', {
      alerts: [
        { name: 'OrdersWait', when: gaugeLevel({ of: metrics.waiting, above: 10 }), for: '5m', ...text },
        {
          name: 'OrdersWaitLong',
          when: promql({
            expr: ({ namespace }) => \`${expr}\`,
            threshold: 'above 100',
            metrics: [metrics.waiting],
            test: () => ({
              feed: ({ level, namespace }) => [{ name: 'shop_orders_waiting', labels: { namespace }, value: { stays: 100 * level } }],
            }),
          }),
          ...text,
        },
      ],
    });
    new PlainObject(this, 'own', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'own' },
      spec: { groups: [{ name: 'own', rules: [{ alert: 'Own', expr: 'up == 0', labels: { severity: 'warning' } }] }] },
    });
  }
}

export const fleet = new Fleet({ environments: [production], systems: { shop: Shop } });
`;
const scoped = `max(shop_orders_waiting{namespace="\${namespace}"}) > 100`;
const unscoped = 'max(shop_orders_waiting) > 100';
const project = new Project({ 'fleet.ts': fleet(scoped) });
afterAll(() => project.remove());

test('writes the tests of every alert, keeps what else is there, and names the alerts that have none', () => {
  project.write({ 'tests/notes.txt': 'mine' });
  const { stdout, stderr } = project.plainsail('test-alerts', '--out', 'tests');
  expect(stdout).toMatch(/^3 alerts, 14 tests in tests\n/);
  expect(stderr).toContain('no test: PrometheusRule shop-production/own: alert "Own" was not declared');
  expect(readdirSync(join(project.folder, 'tests'), { recursive: true }).sort()).toEqual([
    'notes.txt',
    'production',
    'production/shop',
    'production/shop/rules-MetricMissing-shop_orders_waiting.rules.yaml',
    'production/shop/rules-MetricMissing-shop_orders_waiting.test.yaml',
    'production/shop/rules-OrdersWait.rules.yaml',
    'production/shop/rules-OrdersWait.test.yaml',
    'production/shop/rules-OrdersWaitLong.rules.yaml',
    'production/shop/rules-OrdersWaitLong.test.yaml',
  ]);
  const file = parse(readFileSync(join(project.folder, 'tests/production/shop/rules-OrdersWait.test.yaml'), 'utf8'));
  expect(file.group_eval_order).toEqual(['rules-OrdersWait']);
  expect(file.tests.map(({ name }: { name: string }) => name)).toEqual([
    'OrdersWait fires past the threshold, whatever a busy neighbour does',
    'OrdersWait is silent short of the threshold',
    'OrdersWait waits before it fires',
    'OrdersWait is silent again when it is over',
    'OrdersWait is silent when only another namespace is past the threshold',
  ]);
});

testWith(hasPromtool)('runs them, and fails when an alert does not do what it says', () => {
  expect(project.plainsail('test-alerts')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/all passed \(\d+ ms\)\n$/),
  });
  project.write({ 'fleet.ts': fleet(unscoped) });
  const { code, stderr } = project.plainsail('test-alerts');
  expect(code).toBe(1);
  expect(stderr).toContain('ALERTS{alertname=\\"OrdersWaitLong\\"}');
  expect(stderr).not.toContain('ALERTS{alertname=\\"OrdersWait\\"}');
});

test('says so when promtool is not there', () => {
  project.write({ 'fleet.ts': fleet(scoped) });
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  try {
    const { code, stderr } = project.plainsail('test-alerts', '--system', 'shop');
    expect(code).toBe(0);
    expect(stderr).toContain('promtool is not installed: the tests were written, and not run.\n');
  } finally {
    process.env['PATH'] = path;
  }
});

test('a system that does not exist', () => {
  expect(project.plainsail('test-alerts', '--system', 'shopp')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean "shop"?'),
  });
});
