import { ProblemError } from '../../src/entries/checks.js';
import { pagerDuty, slack } from '../../src/entries/monitoring.js';
import { Environment, type EnvironmentProps, secretRef } from '../../src/index.js';

/** What is wrong with an environment whose cluster has these facts, which the types may not let through. */
function faults(cluster: unknown): readonly string[] {
  const props = { tier: 'production', domain: 'example.com', versions: {}, cluster } as unknown as EnvironmentProps;
  try {
    new Environment('production', props);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ message, hint }) => `${message} ${hint}`);
  }
}

const controller = { namespace: 'ingress-nginx' };
const prometheus = { namespace: 'monitoring', selects: {} };

test.each([
  ['a key that no cluster has', { kubernets: '1.31' }, 'it has no "cluster.kubernets". Did you mean "kubernetes"?'],
  ['an ingress without its pods', { ingress: { className: 'nginx' } }, 'it needs "cluster.ingress.controller".'],
  [
    'pods by name alone',
    { ingress: { className: 'nginx', controller: 'nginx' } },
    'it has "nginx" as "cluster.ingress.controller".',
  ],
  [
    'pods without a namespace',
    { ingress: { className: 'nginx', controller: {} } },
    'it needs "cluster.ingress.controller.namespace".',
  ],
  [
    'a misspelt key inside',
    { prometheus: { ...prometheus, retension: '30d' } },
    'it has no "cluster.prometheus.retension". Did you mean "retention"?',
  ],
  [
    'labels that are not text',
    { prometheus: { ...prometheus, selects: { release: 1 } } },
    'it has 1 as "cluster.prometheus.selects.release".',
  ],
  [
    'Prometheus without what it selects',
    { prometheus: { namespace: 'monitoring' } },
    'it needs "cluster.prometheus.selects".',
  ],
  [
    'one receiver of two',
    { alerting: { critical: pagerDuty(secretRef('platform/pagerduty', 'key')) } },
    'it needs "cluster.alerting.warning".',
  ],
  [
    'a receiver by name',
    { alerting: { critical: 'pagerduty', warning: slack('#a', secretRef('platform/slack', 'webhook')) } },
    'it has "pagerduty" as "cluster.alerting.critical".',
  ],
  [
    'a log store of another kind',
    { logs: { kind: 'splunk', namespace: 'logs', host: 'splunk.logs' } },
    'it has "splunk" as "cluster.logs.kind". Allowed is "loki" or "elasticsearch".',
  ],
  ['a log store without its kind', { logs: { namespace: 'logs', host: 'loki.logs' } }, 'it needs "cluster.logs.kind".'],
  [
    'Elasticsearch without an owner',
    { logs: { kind: 'elasticsearch', namespace: 'logs', host: 'es.logs', credentials: 'logs/es' } },
    'it needs "cluster.logs.accepted".',
  ],
  ['metrics by another adapter', { customMetrics: { by: 'hpa' } }, 'it has "hpa" as "cluster.customMetrics.by".'],
  ['KEDA without an address', { customMetrics: { by: 'keda' } }, 'it needs "cluster.customMetrics.prometheus".'],
  [
    'addresses as text',
    { addresses: { 'api.example.com': '192.0.2.0/24' } },
    'it has "192.0.2.0/24" as "cluster.addresses.api.example.com".',
  ],
  ['an API server by address alone', { apiServer: '10.0.0.1' }, 'it has "10.0.0.1" as "cluster.apiServer".'],
  ['a flag as text', { reloader: 'yes' }, 'it has "yes" as "cluster.reloader".'],
  ['a cluster by name', 'production', 'it has "production" as "cluster".'],
])('%s is refused with its place', (_, cluster, message) => {
  const found = faults(cluster);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`environment "production": ${message}`);
});

test('every fault of a cluster is named at once', () => {
  expect(faults({ ingress: { className: 1 }, reloader: 'no', pullSecrets: 'a' })).toHaveLength(4);
});

test('facts that are complete are taken', () => {
  const logs = { kind: 'loki', namespace: 'logs', host: 'loki.logs', tenant: 'a' };
  const customMetrics = { by: 'keda', prometheus: 'http://prometheus.monitoring:9090' };
  expect(
    faults({ ingress: { className: 'nginx', controller }, prometheus, logs, customMetrics, kubernetes: '1.34' }),
  ).toEqual([]);
});
