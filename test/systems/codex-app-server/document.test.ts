import { parse } from 'yaml';
import type { LogStore } from '../../../src/entries/types.js';
import { templates } from '../../../src/graph/templates.js';
import { differences, documentOf } from '../compare.js';
import { dataOf, declaredIn, graphIn, only } from './declared.js';
import { codexDifferences } from './differences.js';

const files = new Map(templates(graphIn('production')).map(({ file, text }) => [file, text]));
const document = documentOf('codex-app-server').flatMap(part => Object.entries(part as object));

test.each(document)('X5: %s is as in the checklist, but for the listed differences', (file, content) => {
  expect(differences(content, parse(files.get(file)!)).sort()).toEqual(Object.keys(codexDifferences[file]!).sort());
});

test('X5: a server without the wrapper has nothing to scrape', () => {
  const names = templates(graphIn('development')).map(({ file }) => file);
  expect(names).toContain('fluent-bit.yaml');
  expect(names).not.toContain('prometheus.yaml');
});

test('X5: a PodMonitor for the operator, in the rhythm of the checklist', () => {
  expect(only(graphIn('production'), 'PodMonitor')).toMatchObject({
    metadata: { labels: { release: 'kube-prometheus-stack' } },
    spec: {
      selector: { matchLabels: { app: 'codex-app-server' } },
      podMetricsEndpoints: [{ port: 'http', interval: '15s', scrapeTimeout: '10s' }],
    },
  });
});

test('X5: logs go to Loki with the time and the level that the program writes', () => {
  const [text = ''] = Object.values(dataOf(graphIn('production'), 'codex-app-server-logs-files'));
  expect(text).toContain('label = "app=codex-app-server"');
  expect(text).toContain('source = "timestamp"');
  expect(text).toContain('url = "http://loki.monitoring:3100/loki/api/v1/push"');
});

test('X5: where logs are kept in Elasticsearch, Fluent Bit takes them there, with the kubernetes filter', () => {
  const logs: LogStore = {
    ...{ kind: 'elasticsearch', host: 'elasticsearch.monitoring.svc', namespace: 'monitoring' },
    credentials: 'platform/elasticsearch',
    accepted: { owner: 'platform', until: '2030-01-31' },
  };
  const graph = declaredIn('staging', { logs });
  const agent = only(graph, 'DaemonSet', 'codex-app-server-logs');
  expect(agent.metadata.namespace).toBe('codex-app-server-staging-logging');
  const [text = ''] = Object.values(dataOf(graph, 'codex-app-server-logs-files'));
  const { pipeline } = parse(text);
  expect(pipeline.inputs[0]).toMatchObject({
    path: '/var/log/containers/codex-app-server-*_codex-app-server-staging_*.log',
  });
  expect(pipeline.filters[0]).toMatchObject({ name: 'kubernetes', match: 'kube.*', merge_log: true, keep_log: false });
  expect(pipeline.outputs[0]).toMatchObject({ name: 'es', match: 'kube.*', host: 'elasticsearch.monitoring.svc' });
});
