import { dashboards, panelsOf, queriesOf } from '../../../src/graph/dashboards.js';
import { alerts } from '../../../src/graph/prometheus-rules.js';
import { ideaMetrics } from '../../../src/systems/idea/metrics.js';
import { dataOf, ideaIn, names, only } from './declared.js';

const graph = ideaIn('production');
const exprOf = (name: string) => alerts(graph).find(({ alert }) => alert === name)!.expr;

test('I9: the three metrics of the document are in the catalogue', () => {
  expect(Object.values(ideaMetrics).map(({ name, type }) => [name, type])).toEqual(
    expect.arrayContaining([
      ['kernel_submit_latency_seconds', 'histogram'],
      ['kernel_validation_pass_total', 'counter'],
      ['sandbox_run_duration_seconds', 'histogram'],
    ]),
  );
  expect(only(graph, 'ServiceMonitor', 'codex-server')).toMatchObject({
    spec: { selector: { matchLabels: { 'app.kubernetes.io/name': 'codex-server' } }, endpoints: [{ port: 'http' }] },
  });
});

test.each([
  [
    'KernelSubmitSlow',
    'histogram_quantile(0.95, sum by (namespace, job, le) (rate(kernel_submit_latency_seconds_bucket{',
  ],
  ['KernelErrors', 'kernel_validation_total{namespace="idea-production",job="codex-server",result="error"}'],
  ['SandboxSlow', 'rate(sandbox_run_duration_seconds_bucket{'],
  ['ReplayBacklog', 'kernel_submit_queue_length{namespace="idea-production",job="codex-server"}) > 25'],
  ['KernelUnreachable', 'dependency="kernel"}) < 1'],
  ['ObjectStoreUnreachable', 'dependency="s3"}) < 1'],
  ['VaultUnreachable', 'dependency="vault"}) < 1'],
])('I9: %s looks at what its name says', (name, part) => {
  expect(exprOf(name)).toContain(part);
});

test('I9 C9: every alert of the server has a severity, the namespace and a runbook', () => {
  const own = alerts(graph).filter(({ object }) => object.name === 'codex-server');
  expect(own.length).toBeGreaterThan(8);
  for (const { alert, labels, annotations } of own) {
    expect(labels).toMatchObject({
      severity: expect.stringMatching(/^(critical|warning)$/),
      namespace: 'idea-production',
    });
    expect(annotations['runbook_url']).toMatch(new RegExp(`/runbooks/idea/${alert}\\.md$`));
  }
});

test('I9: the dashboard shows each metric of the document', () => {
  const [file] = dashboards(graph);
  const shown = Object.fromEntries(
    panelsOf(file!).map(panel => [panel.title, queriesOf(panel).map(({ expr }) => expr)]),
  );
  expect(file!.model).toMatchObject({ uid: 'idea-overview', title: 'IDEA Overview' });
  expect(shown['Time of a submit']![1]).toContain(
    'histogram_quantile(0.95, sum by (le) (rate(kernel_submit_latency_seconds_bucket{',
  );
  expect(shown['Validations']).toEqual([
    expect.stringContaining('kernel_validation_total{'),
    expect.stringContaining('kernel_validation_pass_total{'),
  ]);
  expect(shown['Time of a run']![0]).toContain('sandbox_run_duration_seconds_bucket{');
  expect(shown['Submits in flight']).toEqual([
    'sum(rate(kernel_submit_latency_seconds_sum{namespace="idea-production",job="codex-server"}[2m]))',
  ]);
});

test.each(names)('I9: traces of %s go to the collector, under the name of each program', name => {
  const each = ideaIn(name);
  const telemetry = (config: string) => {
    const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: service } = dataOf(each, config);
    return [endpoint, service];
  };
  const collector = 'http://otel-collector.observability:4317';
  expect(telemetry('codex-server-config')).toEqual([collector, undefined]);
  expect(telemetry('codex-replay-config')).toEqual([collector, 'codex-replay']);
  expect(telemetry('codex-smoke-config')).toEqual([collector, 'codex-smoke']);
});

test.each(names)(
  'I9: lines of the log in %s have the fields of the document and the trace, and no token, key or callback',
  name => {
    for (const program of ['codex-server', 'codex-replay', 'codex-smoke']) {
      expect(dataOf(ideaIn(name), `${program}-config`)).toMatchObject({
        LOG_FIELDS: 'request_id,actor_id,endpoint,duration_ms,trace_id',
        LOG_REDACT: 'jwt,private_key,callback_body',
      });
    }
  },
);
