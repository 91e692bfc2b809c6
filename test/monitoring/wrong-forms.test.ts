import { stringify } from 'yaml';
import {
  type Alert,
  anything,
  counter,
  cpuShare,
  errorRatio,
  gauge,
  gaugeLevel,
  histogram,
  increaseAbove,
  matching,
  memoryShare,
  metricCatalogue,
  quantileAbove,
  targetDown,
  workloads,
} from '../../src/entries/monitoring.js';
import { testCases } from '../../src/monitoring/alert-test/test-case.js';
import { alertIn } from '../../src/monitoring/alerts/alert.js';
import { hasPromtool, runIn, testWith } from './promtool.js';

const metrics = metricCatalogue({
  requests: counter('http_requests_total', 'Requests', { labels: { status: anything } }),
  duration: histogram('http_request_duration_seconds', 'Time', { buckets: [0.5, 1, 2.5, 5, 10] }),
  connections: gauge('codeai_db_connections_active', 'Connections in use'),
});
const container = 'codex-app-server';
const scope = { namespace: 'production', job: container };

const condition = {
  errors: errorRatio({
    of: metrics.requests,
    errors: { status: matching('5..') },
    above: 0.01,
    within: '5m',
  }),
  slow: quantileAbove({ of: metrics.duration, quantile: 0.99, above: 5, within: '5m' }),
  slower: quantileAbove({ of: metrics.duration, quantile: 0.99, above: 2.5, within: '5m' }),
  restarts: increaseAbove({ of: workloads.restarts, where: { container }, per: ['pod'], within: '10m', above: 3 }),
  cpu: cpuShare({ container, above: 0.8 }),
  memory: memoryShare({ container, above: 0.9 }),
  pool: gaugeLevel({ of: metrics.connections, outOf: 100, above: 0.8, per: ['pod'] }),
  smallPool: gaugeLevel({ of: metrics.connections, outOf: 10, above: 0.8, per: ['pod'] }),
  down: targetDown(),
};

/** What the source documents wrote for each of these intents. */
const wrong: readonly (readonly [what: string, intent: keyof typeof condition, expr: string])[] = [
  [
    'a ratio over all namespaces, without a least number of requests',
    'errors',
    'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.01',
  ],
  [
    'a quantile of every series by itself',
    'slow',
    'histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[5m])) > 5',
  ],
  [
    'a threshold between two bounds',
    'slower',
    'histogram_quantile(0.99, sum(rate(http_request_duration_seconds_bucket[5m])) by (le)) > 2',
  ],
  [
    'restarts per second',
    'restarts',
    'rate(kube_pod_container_status_restarts_total{pod=~"codex-app-server.*"}[10m]) > 0.3',
  ],
  ['cpu time without a limit', 'cpu', 'rate(container_cpu_usage_seconds_total[5m]) > 0.8'],
  [
    'memory with the page cache, over a limit that may be zero',
    'memory',
    '(container_memory_usage_bytes / container_spec_memory_limit_bytes) > 0.9',
  ],
  [
    'memory of one container, in the same way',
    'memory',
    'container_memory_usage_bytes{container="codeai"} / container_spec_memory_limit_bytes{container="codeai"} > 0.9',
  ],
  ['a number for a pool of 100', 'pool', 'codeai_db_connections_active >= 20'],
  ['the same number for a pool of 10', 'smallPool', 'codeai_db_connections_active >= 20'],
  ['up alone', 'down', 'up{job="codex-app-server"} == 0'],
  ['a query for logs', 'errors', 'count_over_time({job="codex-app-server"} |= "Panic occurred"[5m]) > 0'],
];

const alertOf = (intent: keyof typeof condition): Alert => ({
  name: 'Tested',
  when: condition[intent],
  for: '5m',
  severity: 'critical',
  summary: 'Something is wrong',
  description: 'It really is.',
});

/** Runs the generated tests of an intent against an expression. */
function passes(intent: keyof typeof condition, expr: string): boolean {
  const alert = alertIn(alertOf(intent), scope);
  const { namespace, job: component } = scope;
  const cases = testCases({ alert, namespace, component, rules: 'rules', system: 'shop' });
  const rule = { alert: alert.name, expr, for: '5m', labels: { severity: alert.severity, namespace } };
  const tests = {
    rule_files: ['rules.yaml'],
    evaluation_interval: cases[0]!.interval,
    group_eval_order: ['g'],
    tests: cases,
  };
  const files = {
    'rules.yaml': stringify({ groups: [{ name: 'g', rules: [rule] }] }),
    'tests.yaml': stringify(tests, { lineWidth: 0 }),
  };
  return runIn(files, 'promtool', ['test', 'rules', 'tests.yaml']).status === 0;
}

const intents = Object.keys(condition) as (keyof typeof condition)[];

for (const intent of intents) {
  testWith(hasPromtool)(`the form that plainsail writes passes: ${intent}`, () => {
    expect(passes(intent, condition[intent].in(scope).expr)).toBe(true);
  });
}

for (const [what, intent, expr] of wrong) {
  testWith(hasPromtool)(`a form that does not do what it says fails: ${what}`, () => {
    expect(passes(intent, expr)).toBe(false);
  });
}
