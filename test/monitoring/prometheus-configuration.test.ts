import { stringify } from 'yaml';
import type { ProblemError } from '../../src/entries/checks.js';
import { type PodScrape, prometheusConfiguration } from '../../src/entries/monitoring.js';
import { hasPromtool, runIn, testWith } from './promtool.js';

const scrape: PodScrape = {
  job: 'codex-app-server',
  namespace: 'production',
  pods: { app: 'codex-app-server' },
  port: 'http',
  interval: '15s',
};
const configuration = prometheusConfiguration({ scrapes: [scrape], alertmanager: 'alertmanager.monitoring:9093' });

test('Pods by their labels and port, with the labels that rules count on', () => {
  const [job] = configuration.scrape_configs;
  expect(job).toMatchObject({
    scrape_interval: '15s',
    kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['production'] } }],
  });
  expect(job!.relabel_configs).toEqual(
    expect.arrayContaining([
      { source_labels: ['__meta_kubernetes_pod_label_app'], action: 'keep', regex: 'codex-app-server' },
      { source_labels: ['__meta_kubernetes_pod_container_port_name'], action: 'keep', regex: 'http' },
      { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
      { target_label: 'job', replacement: 'codex-app-server' },
    ]),
  );
});

testWith(hasPromtool)('Promtool takes the configuration', () => {
  // Debian builds it without the discovery of Kubernetes.
  const scrape_configs = configuration.scrape_configs.map(({ kubernetes_sd_configs, ...job }) => {
    expect(kubernetes_sd_configs).toHaveLength(1);
    return job;
  });
  const files = { 'prometheus.yaml': stringify({ ...configuration, scrape_configs }) };
  expect(runIn(files, 'promtool', ['check', 'config', '--syntax-only', 'prometheus.yaml'])).toEqual({
    output: expect.stringContaining('SUCCESS'),
    status: 0,
  });
});

test('refuses scrapes that could not work', () => {
  const wrong = { ...scrape, pods: {}, interval: '5s', timeout: '10s' };
  try {
    prometheusConfiguration({ scrapes: [scrape, wrong] });
    throw new Error('nothing was refused');
  } catch (error) {
    expect((error as ProblemError).problems.map(({ message }) => message)).toEqual([
      '"production/codex-app-server" selects every pod of its namespace.',
      '"production/codex-app-server" waits 10s for an answer every 5s.',
      'two scrapes are named "production/codex-app-server".',
    ]);
  }
});
