import { App } from 'cdk8s';
import { webhook } from '../../../src/entries/monitoring.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { ConfigMap, Environment, SharedNamespace, System, secretRef } from '../../../src/index.js';

const told = webhook(secretRef('platform/chat', 'url'));

function declared(alerting: boolean) {
  const cluster = alerting ? { alerting: { critical: told, warning: told } } : {};
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {}, cluster });
  const app = new App();
  const shop = new System(app, 'shop', { environment });
  const shared = new SharedNamespace(shop, 'shared', { namespace: 'monitoring' });
  new ConfigMap(shared, 'config', { name: 'config', data: { A: '1' } });
  return graphOf(app).objects.filter(({ namespace }) => namespace === 'monitoring');
}

test('H6: what is declared in a namespace of the platform belongs to the system, and nothing governs all of it', () => {
  const [object, ...others] = declared(false);
  expect(others).toEqual([]);
  expect(object).toMatchObject({ kind: 'ConfigMap', name: 'config', unit: { system: 'shop' } });
  expect(object!.manifest.metadata.labels).toMatchObject({ 'app.kubernetes.io/part-of': 'shop' });
});

test('H6 C9: alerts from there have routes, and only those of the system', () => {
  const config = declared(true).find(({ kind }) => kind === 'AlertmanagerConfig')!;
  expect(config.name).toBe('shop');
  expect(config.manifest['spec']).toMatchObject({
    route: { matchers: [{ name: 'system', value: 'shop', matchType: '=' }] },
  });
});
