import { stringify } from 'yaml';
import {
  type Alert,
  type AlertCondition,
  anything,
  counter,
  expiresWithin,
  fallsBehind,
  gauge,
  gaugeLevel,
  histogram,
  increaseAbove,
  matching,
  metricCatalogue,
  promql,
  quantileAbove,
  reachesLimit,
  restartedBecause,
  tooOld,
  volumeShare,
  watchdog,
  workloads,
} from '../../../src/entries/monitoring.js';
import { testCases } from '../../../src/monitoring/alert-test/test-case.js';
import { alertIn } from '../../../src/monitoring/alerts/alert.js';
import { cloudNativePgAlerts } from '../../../src/monitoring/baseline/cloud-native-pg.js';
import { scheduleAlert } from '../../../src/monitoring/baseline/jobs.js';
import { postgresServerAlerts, redisServerAlerts } from '../../../src/monitoring/baseline/servers.js';
import { hasPromtool, runIn, testWith } from '../promtool.js';

const metrics = metricCatalogue({
  submits: counter('kernel_submits_total', 'Submits', { labels: { result: ['pass', 'fail'] } }),
  latency: histogram('kernel_submit_latency_seconds', 'Time', { buckets: [0.5, 1, 2, 5] }),
  backlog: gauge('replay_backlog', 'Submits that wait'),
  replicas: gauge('replicas_ready', 'Ready', { labels: { shard: anything } }),
  wanted: gauge('replicas_wanted', 'Wanted', { labels: { shard: anything } }),
  token: gauge('vault_token_expires_seconds', 'When the token ends', { unit: 'seconds' }),
});
const alert = (when: AlertCondition, more: Partial<Alert> = {}): Alert => ({
  name: 'Tested',
  when,
  severity: 'warning',
  summary: 'Something',
  description: 'It really is.',
  ...more,
});

/** Forms that the systems to come need. */
const alerts: Readonly<Record<string, Alert>> = {
  'a gauge below': alert(gaugeLevel({ of: metrics.replicas, below: 2 }), { for: '10m' }),
  'a gauge above nothing': alert(gaugeLevel({ of: metrics.backlog, above: 0 }), { for: '5m' }),
  'a full volume': alert(volumeShare({ above: 0.85 }), { for: '5m' }),
  'a sum of gauges': alert(gaugeLevel({ of: metrics.backlog, above: 100, combined: 'sum' }), { for: '10m' }),
  'an average of gauges': alert(gaugeLevel({ of: metrics.backlog, above: 100, combined: 'avg' })),
  'an increase of all together': alert(
    increaseAbove({ of: metrics.submits, where: { result: 'fail' }, above: 5, within: '15m' }),
  ),
  'an increase of nothing': alert(increaseAbove({ of: metrics.submits, above: 0, within: '5m' })),
  'an increase of nothing, one by one, for a while': alert(
    increaseAbove({ of: metrics.submits, above: 0, within: '5m', per: ['result'] }),
    { for: '5m' },
  ),
  'a quantile by path': alert(quantileAbove({ of: metrics.latency, quantile: 0.95, above: 2, within: '10m' }), {
    for: '10m',
  }),
  'one gauge below another': alert(fallsBehind({ of: metrics.replicas, to: metrics.wanted, where: { shard: 'a' } })),
  'one gauge at another': alert(
    reachesLimit({ of: metrics.replicas, to: metrics.wanted, where: { shard: matching('a|b') } }),
  ),
  'the end of a token': alert(expiresWithin({ of: metrics.token, within: '1d' }), { for: '15m' }),
  'an age': alert(tooOld({ of: metrics.token, after: '26h' }), { for: '30m' }),
  'a reason to restart': alert(restartedBecause({ reason: 'OOMKilled', container: 'api', within: '15m' })),
  'a schedule that never ran': scheduleAlert('backup', '26h'),
  'PromQL as it is': alert(
    promql({
      expr: ({ namespace }) => `min(${workloads.setReady.name}{namespace="${namespace}"}) < 2`,
      threshold: 'below 2',
      metrics: [workloads.setReady],
      test: () => ({
        feed: ({ level, namespace }) => [
          { name: workloads.setReady.name, labels: { namespace }, value: { stays: level > 1 ? 1 : 2 } },
        ],
      }),
    }),
    { for: '5m' },
  ),
  watchdog: watchdog(),
  ...Object.fromEntries(
    [...postgresServerAlerts(200), ...redisServerAlerts()].map(each => [`${each.name}: ${each.summary}`, each]),
  ),
  ...Object.fromEntries(
    cloudNativePgAlerts('postgres', { maxConnections: 300, instances: 3, backupEndsWithin: '30m' }).map(each => [
      each.name,
      each,
    ]),
  ),
};

for (const [title, each] of Object.entries(alerts)) {
  testWith(hasPromtool)(`does what it says: ${title}`, () => {
    const { namespace, job: component } = { namespace: 'shop', job: 'api' };
    const scoped = alertIn(each, { namespace, job: component });
    const cases = testCases({ alert: scoped, namespace, component, rules: 'rules', system: 'shop' });
    const rule = {
      alert: each.name,
      expr: scoped.expr,
      ...(each.for !== undefined && { for: each.for }),
      labels: { severity: each.severity, namespace },
    };
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
    expect(runIn(files, 'promtool', ['test', 'rules', 'tests.yaml'])).toEqual({
      output: expect.stringContaining('SUCCESS'),
      status: 0,
    });
  });
}
