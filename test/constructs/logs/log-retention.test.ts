import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { LogShipper } from '../../../src/entries/platform.js';
import type { LogStore } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { templates } from '../../../src/graph/templates.js';
import { Environment, System } from '../../../src/index.js';
import { refusals } from '../support.js';

const loki: LogStore = { kind: 'loki', host: 'loki.monitoring', namespace: 'monitoring', retention: '30d' };
const elasticsearch: LogStore = {
  kind: 'elasticsearch',
  host: 'elasticsearch.logging',
  namespace: 'logging',
  credentials: 'platform/elasticsearch',
  accepted: { owner: 'platform', until: '2999-12-31' },
  retention: '30d',
};

/** The templates of a system whose logs go there. */
function templatesWith(logs: LogStore) {
  const environment = new Environment('staging', {
    tier: 'staging',
    domain: 'example.com',
    versions: {},
    cluster: { apiServer: { cidrs: ['192.0.2.1/32'] }, logs },
  });
  const system = new System(new App(), 'shop', { environment });
  new LogShipper(system, 'logs', { image: program => `${program}:1.0.0`, pods: { app: 'api' }, podNames: 'api-' });
  return templates(graphOf(system.node.root));
}
const documentsOf = (text: string) => parseAllDocuments(text).map(document => document.toJS());

test('H11: Loki is to delete the streams of the namespace after thirty days', () => {
  const [template, ...others] = templatesWith(loki);
  expect(template?.file).toBe('loki-retention.yaml');
  expect(documentsOf(template!.text)).toEqual([
    {
      compactor: { retention_enabled: true },
      limits_config: {
        retention_stream: [{ selector: '{namespace="shop-staging",app="api"}', priority: 1, period: '30d' }],
      },
    },
  ]);
  expect(others).toEqual([]);
});

test('H11: a tenant of Loki has limits of its own', () => {
  const [template] = templatesWith({ ...loki, tenant: 'shops' });
  expect(documentsOf(template!.text)).toEqual([
    { compactor: { retention_enabled: true } },
    {
      overrides: {
        shops: { retention_stream: [{ selector: '{namespace="shop-staging",app="api"}', priority: 1, period: '30d' }] },
      },
    },
  ]);
});

test('H11: Elasticsearch is to roll over daily, and to delete what is thirty days old', () => {
  const [template] = templatesWith(elasticsearch);
  expect(template?.file).toBe('elasticsearch-retention.json');
  expect(JSON.parse(template!.text)).toEqual({
    'PUT _ilm/policy/api-logs': {
      policy: {
        phases: {
          hot: { actions: { rollover: { max_age: '1d', max_primary_shard_size: '50gb' } } },
          delete: { min_age: '30d', actions: { delete: {} } },
        },
      },
    },
    'PUT _index_template/api-logs': {
      index_patterns: ['api-logs'],
      data_stream: {},
      template: { settings: { 'index.lifecycle.name': 'api-logs' } },
    },
  });
});

test('H11: nothing is said where the owner of the store decides', () => {
  const { retention: _, ...kept } = loki;
  expect(templatesWith(kept)).toEqual([]);
});

test('H11: an invalid time is refused', () => {
  expect(refusals(() => templatesWith({ ...loki, retention: '1 month' }))).toEqual([
    ['log-retention', 'logs are kept for "1 month".', 'It must be whole days: "30d".'],
  ]);
});
