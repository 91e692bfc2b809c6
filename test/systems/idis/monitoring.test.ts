import { dashboards, panelsOf, queriesOf } from '../../../src/graph/dashboards.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { alerts, rules } from '../../../src/graph/prometheus-rules.js';
import { fleet } from '../../../src/main.js';

const graph = graphOf(fleet.declare(fleet.environment('production')).node.findChild('idis'));
const alertsOf = (component: string) =>
  alerts(graph).flatMap(({ object, alert }) => (object.name === component ? [alert] : []));

/** What any server has, whatever its document says. */
const server = [
  ...[
    'ContainerCrashLooping',
    'ContainerRestarting',
    'ContainerOutOfMemory',
    'ContainerThrottled',
    'WorkloadDown',
    'TooFewReplicas',
  ],
  ...['AutoscalerAtMaximum', 'AutoscalerCannotScale', 'CertificateExpires', 'CertificateNotReady'],
];

test('D5: the specification names no alerts, so each server has the baseline', () => {
  const promised = ['SLOErrorBudgetBurnFast', 'SLOErrorBudgetBurnSlow', 'SLOMetricAbsent'];
  expect(alertsOf('idis-ui')).toEqual([...promised, ...server]);
  expect(alertsOf('idis-api')).toEqual(expect.arrayContaining([...server, 'TargetDown']));
});

test('D5 C9: availability of both servers and latency of the API are objectives, measured on their routes and nowhere else', () => {
  const recorded = rules(graph).filter(({ record }) => record === 'slo:sli_total:rate5m');
  expect(recorded.map(({ labels, expr }) => [labels['slo'], expr])).toEqual([
    [
      'availability',
      'sum(rate(nginx_ingress_controller_requests{exported_namespace="idis-production",ingress="idis-api"}[5m]))',
    ],
    [
      'latency',
      'sum(rate(nginx_ingress_controller_request_duration_seconds_count{exported_namespace="idis-production",ingress="idis-api"}[5m]))',
    ],
    [
      'availability',
      'sum(rate(nginx_ingress_controller_requests{exported_namespace="idis-production",ingress="idis-ui"}[5m]))',
    ],
  ]);
  expect(graph.ofKind('Ingress').map(({ name }) => name)).toContain('idis-api');
});

test('D5 C9: a budget that burns raises alerts by severity, with a runbook', () => {
  const burning = alerts(graph).filter(({ alert }) => alert?.startsWith('SLOErrorBudgetBurn'));
  expect(burning.map(({ alert, labels }) => [alert, labels['slo'], labels['severity']])).toEqual([
    ['SLOErrorBudgetBurnFast', 'availability', 'critical'],
    ['SLOErrorBudgetBurnSlow', 'availability', 'warning'],
    ['SLOErrorBudgetBurnFast', 'latency', 'critical'],
    ['SLOErrorBudgetBurnSlow', 'latency', 'warning'],
    ['SLOErrorBudgetBurnFast', 'availability', 'critical'],
    ['SLOErrorBudgetBurnSlow', 'availability', 'warning'],
  ]);
  for (const { annotations, alert } of alerts(graph))
    expect(annotations['runbook_url']).toMatch(new RegExp(`/runbooks/idis/${alert}\\.md$`));
});

test('D5 C9: metrics of the API are scraped, though nobody reaches them by the public route', () => {
  const [monitor] = graph.ofKind('ServiceMonitor');
  expect(monitor!.manifest['spec']).toMatchObject({
    selector: { matchLabels: { app: 'idis-api' } },
    endpoints: [{ port: 'http' }],
  });
  const closed = graph.ofKind('Ingress').find(({ name }) => name === 'idis-api-closed')!;
  expect(closed.manifest['spec']).toMatchObject({ rules: [{ http: { paths: [{ path: '/metrics' }] } }] });
});

test('D5: the dashboard shows both routes, what is left of each budget, and what the containers use', () => {
  const [file] = dashboards(graph);
  const shown = panelsOf(file!).map(panel => [panel.title, queriesOf(panel)[0]?.expr ?? '']);
  expect(file!.model).toMatchObject({ uid: 'idis-overview', title: 'IDIS Overview' });
  expect(Object.fromEntries(shown)).toMatchObject({
    'Request rate': expect.stringContaining('sum by (ingress) (rate(nginx_ingress_controller_requests{'),
    'availability 99.9%: budget left': expect.stringContaining('slo:error_budget:remaining_ratio{'),
    'latency 99%: budget left': expect.stringContaining('slo:error_budget:remaining_ratio{'),
  });
  expect(shown.map(([title]) => title)).toEqual(
    expect.arrayContaining(['Saturation of the API', 'Saturation of the web client']),
  );
});
