import { dashboards, panelsOf, queriesOf } from '../../../src/graph/dashboards.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { alerts, rules } from '../../../src/graph/prometheus-rules.js';
import { fleet } from '../../../src/main.js';
import { helmsmanMetrics } from '../../../src/systems/helmsman/metrics.js';
import { monitoringStack } from './document.js';
import { computing, containerOf, idsOf, of } from './rendered.js';

const graph = graphOf(fleet.declare(fleet.environment('production')));
const own = <T extends { readonly object: { readonly unit?: { readonly system: string } | undefined } }>(each: T) =>
  each.object.unit?.system === 'helmsman';

interface Operated {
  readonly spec: {
    readonly resources: { readonly requests: object };
    readonly retention?: string;
    readonly storage: {
      readonly volumeClaimTemplate: {
        readonly spec: { readonly resources: { readonly requests: { readonly storage: string } } };
      };
    };
  };
}
const sizeOf = ({ spec }: Operated) => ({
  requests: spec.resources.requests,
  storage: spec.storage.volumeClaimTemplate.spec.resources.requests.storage,
});

test.each(['staging', 'production'] as const)(
  'H6: %s runs Prometheus, Alertmanager and Grafana in their declared sizes',
  environment => {
    expect(sizeOf(of<Operated>(environment, 'Prometheus/prometheus'))).toEqual(monitoringStack.prometheus);
    expect(sizeOf(of<Operated>(environment, 'Alertmanager/alertmanager'))).toEqual(monitoringStack.alertmanager);
    const { requests } = computing(containerOf(environment, 'StatefulSet/grafana').resources!);
    const { spec } = of<{ spec: { volumeClaimTemplates: { spec: { resources: { requests: object } } }[] } }>(
      environment,
      'StatefulSet/grafana',
    );
    expect({ requests, ...spec.volumeClaimTemplates[0]!.spec.resources.requests }).toEqual(monitoringStack.grafana);
    expect(of<Operated>(environment, 'Prometheus/prometheus').spec.retention).toBe('30d');
  },
);

test('H6: development has health checks only', () => {
  const watching =
    /^(Prometheus|Alertmanager|AlertmanagerConfig|PrometheusRule|ServiceMonitor|PodMonitor)\/|exporter|grafana|receivers/;
  expect(idsOf('development').filter(id => watching.test(id) || /^Schedule\/.*-secrets/.test(id))).toEqual([]);
  expect(idsOf('production').filter(id => watching.test(id)).length).toBeGreaterThan(20);
});

test('H6: Prometheus selects every monitor and rule that any system renders, and Alertmanager every route', () => {
  const { spec } = of<{ spec: Record<string, unknown> }>('production', 'Prometheus/prometheus');
  for (const [kind, field] of [
    ['ServiceMonitor', 'serviceMonitorSelector'],
    ['PodMonitor', 'podMonitorSelector'],
    ['PrometheusRule', 'ruleSelector'],
  ] as const) {
    const { matchLabels } = spec[field] as { matchLabels: Record<string, string> };
    const found = graph.ofKind(kind);
    expect(Object.keys(matchLabels)).not.toEqual([]);
    expect(new Set(found.map(({ unit }) => unit?.system)).size).toBeGreaterThan(2);
    for (const { manifest } of found) expect(manifest.metadata.labels).toMatchObject(matchLabels);
    expect(spec[field.replace('Selector', 'NamespaceSelector')]).toEqual({});
  }
  expect(of<object>('production', 'Alertmanager/alertmanager')).toMatchObject({
    spec: { alertmanagerConfigSelector: {}, alertmanagerConfigNamespaceSelector: {} },
  });
});

test('H6 C6: Prometheus is let out to what lets it in, and to nothing else', () => {
  const { spec } = of<{ spec: { egress: { to: { namespaceSelector: { matchLabels: Record<string, string> } }[] }[] } }>(
    'production',
    'NetworkPolicy/prometheus-scrapes',
  );
  const namespaces = spec.egress.flatMap(({ to }) =>
    to.flatMap(each => Object.values(each.namespaceSelector.matchLabels)),
  );
  expect(new Set(namespaces)).toEqual(
    new Set([
      'monitoring',
      ...[...graph.ofKind('ServiceMonitor'), ...graph.ofKind('PodMonitor')].map(({ namespace }) => namespace),
    ]),
  );
});

test('H6 C6: Prometheus reaches the metrics of the platform, and is asked by what scales pods', () => {
  const { spec } = of<{ spec: Record<'ingress' | 'egress', { from?: object[]; to?: object[]; ports: object[] }[]> }>(
    'production',
    'NetworkPolicy/prometheus',
  );
  const pods = (namespace: string, name: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
  });
  for (const [peer, port] of [
    [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'kube-state-metrics' } } }, 8080],
    [pods('ingress-nginx', 'ingress-nginx'), 10254],
    [pods('cert-manager', 'cert-manager'), 9402],
    [{ ipBlock: { cidr: '10.0.0.0/19' } }, 10250],
  ] as const)
    expect(spec.egress).toContainEqual({ to: [peer], ports: [{ port }] });
  expect(spec.ingress.flatMap(({ from = [] }) => from)).toEqual(
    expect.arrayContaining([pods('keda', 'keda-operator'), pods('custom-metrics', 'prometheus-adapter')]),
  );
});

const files = dashboards(graph).filter(own);
const shown = (title: string) => panelsOf(files.find(({ model }) => model?.['title'] === title)!);
const queries = (title: string) =>
  shown(title)
    .flatMap(panel => queriesOf(panel).map(({ expr }) => expr))
    .join('\n');

/** "Grafana Dashboards": what each is there for. */
const wanted: readonly (readonly [title: string, metrics: readonly string[]])[] = [
  [
    'Helmsman: Application Overview',
    ['http_requests_total', 'http_request_duration_seconds_bucket', 'slo:error_budget:remaining_ratio'],
  ],
  [
    'Helmsman: Infrastructure',
    ['container_cpu_usage_seconds_total', 'container_memory_working_set_bytes', 'kubelet_volume_stats_used_bytes'],
  ],
  ['Helmsman: Database', ['cnpg_backends_total', 'db_query_duration_seconds_bucket', 'cnpg_pg_replication_lag']],
  [
    'Helmsman: WebSocket',
    ['websocket_connections_active', 'websocket_messages_total', 'websocket_delivery_seconds_bucket'],
  ],
];

test('H7: there are the four dashboards of the document', () => {
  expect(files.map(({ model }) => model?.['title'])).toEqual(expect.arrayContaining(wanted.map(([title]) => title)));
  expect(files).toHaveLength(wanted.length);
});

test.each(wanted)('H7: %s shows what it is there for', (title, metrics) => {
  for (const metric of metrics) expect(queries(title)).toContain(`${metric}{`);
});

test('H7: the golden signals and what the business asks for are on the overview', () => {
  const titles = shown('Helmsman: Application Overview').map(({ title }) => title);
  expect(titles).toEqual(
    expect.arrayContaining(['Latency', 'Request rate', 'Error rate', 'Requests by status', 'Active users']),
  );
  for (const metric of [
    ...['helmsman_active_users', 'helmsman_task_operations_total', 'helmsman_ai_extractions_total'],
    ...['helmsman_calendar_syncs_total', 'helmsman_calendar_conflicts_total', 'helmsman_oauth_sign_ins_total'],
    'helmsman_ai_requests_total',
  ]) {
    expect(queries('Helmsman: Application Overview')).toContain(`${metric}{`);
  }
  expect(queries('Helmsman: Infrastructure')).toContain('kube_pod_container_resource_limits{');
  for (const quantile of ['0.5', '0.95', '0.99'])
    expect(queries('Helmsman: Application Overview')).toContain(`histogram_quantile(${quantile}, sum by (le)`);
});

test('H8: each kind of metric of the document is in the catalogue', () => {
  const names = Object.values(helmsmanMetrics).map(({ name }) => name);
  for (const name of [
    ...[
      'http_requests_total',
      'http_request_duration_seconds',
      'websocket_connections_active',
      'db_pool_connections_active',
    ],
    ...['process_resident_memory_bytes', 'process_cpu_seconds_total', 'nodejs_eventloop_lag_p99_seconds'],
    ...['helmsman_task_operations_total', 'helmsman_sessions_active'],
  ])
    expect(names).toContain(name);
});

const fired = alerts(graph).filter(own);
const alertNamed = (name: string) => fired.find(({ alert }) => alert === name)!;

/** "Alerting Rules" and "Custom Application Metrics" of the document. */
test.each([
  ['HelmsmanHighCpu', '5m', /\s> 0\.8$/],
  ['HelmsmanHighMemory', '5m', /\s> 0\.8$/],
  ['ContainerCrashLooping', '5m', /CrashLoopBackOff/],
  [
    'HelmsmanDown',
    '1m',
    /^\(count\(up\{.*\} > 0\) or vector\(0\)\) < 1\nand on \(\) count\(max_over_time\(up\{.*\}\[1d\]\) > 0\)$/,
  ],
  ['HelmsmanDatabaseWaits', '5m', /^max by \(namespace, job, pod\) \(db_pool_requests_waiting\{.*\}\) > 0$/],
  ['HelmsmanSlow', '5m', /^histogram_quantile\(0\.95, [\s\S]* > 2\n/],
  ['HelmsmanDiskSpace', '5m', /kubelet_volume_stats_used_bytes[\s\S]*\s> 0\.85$/],
  ['HelmsmanSignInsFail', '5m', /helmsman_oauth_sign_ins_total\{.*outcome="failure"/],
  ['HelmsmanCalendarSyncsFail', '15m', /helmsman_calendar_syncs_total\{.*outcome="failure"/],
  ['HelmsmanModelCallsFail', '10m', /helmsman_ai_requests_total\{.*outcome="failure"/],
] as const)('H8 C9: alert %s after %s', (name, held, expr) => {
  const { labels, fields, annotations, expr: found } = alertNamed(name);
  expect(labels).toMatchObject({ namespace: 'codex-bootstrap', system: 'helmsman' });
  expect(fields['for']).toBe(held);
  expect(found).toMatch(expr);
  expect(annotations['runbook_url']).toMatch(new RegExp(`/runbooks/helmsman/${name}\\.md$`));
});

const recorded = rules(graph).filter(own);
const objective = (slo: string, record: string) =>
  recorded.find(rule => rule.record === record && rule.labels['slo'] === slo)!.expr;

/** "Service Level Objectives" and "Performance Targets": bound, and where it is measured. */
test.each([
  ['latency', 'http_request_duration_seconds', '0.2'],
  ['ai-extraction', 'helmsman_ai_request_duration_seconds', '2(\\\\.0)?'],
  ['calendar-sync', 'helmsman_calendar_sync_duration_seconds', '5(\\\\.0)?'],
  ['websocket-delivery', 'websocket_delivery_seconds', '0.05'],
  ['queries', 'db_query_duration_seconds', '0.01'],
])('H8: objective %s is measured in %s, up to %s seconds', (slo, metric, bound) => {
  const bad = objective(slo, 'slo:sli_error:ratio_rate1h');
  expect(bad).toContain(`${metric}_bucket{`);
  expect(bad).toMatch(new RegExp(`le=~?"${bound.replaceAll(/[.\\()?]/g, '\\$&')}"`));
});

test('H8: 99.9% of the requests end without a server error, which is the 0.1% of the document as well', () => {
  expect(objective('availability', 'slo:sli_error:ratio_rate1h')).toContain('status_code=~"5.."');
  expect(objective('availability', 'slo:error_budget:remaining_ratio')).toContain('/ 0.001');
  for (const slo of ['latency', 'websocket-delivery', 'queries'])
    expect(objective(slo, 'slo:error_budget:remaining_ratio')).toContain('/ 0.05');
});

test('H8: what takes seconds by its nature does not count against the promise of 200 ms', () => {
  expect(objective('latency', 'slo:sli_total:rate5m')).toContain('route!~"/ai/extract|/calendar/sync"');
});

test('H8: each objective has alerts for a budget that burns, fast and slowly', () => {
  const burning = fired.filter(
    ({ alert, labels }) => alert?.startsWith('SLOErrorBudgetBurn') && labels['component'] === 'backend',
  );
  const objectives = ['availability', 'latency', 'ai-extraction', 'calendar-sync', 'websocket-delivery', 'queries'];
  expect(burning.map(({ labels, alert }) => `${labels['slo']} ${alert}`)).toEqual(
    objectives.flatMap(slo => [`${slo} SLOErrorBudgetBurnFast`, `${slo} SLOErrorBudgetBurnSlow`]),
  );
});
