import { dashboards, panelsOf, queriesOf } from '../../../src/graph/dashboards.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { fleet } from '../../../src/main.js';

const [file] = dashboards(graphOf(fleet.declare(fleet.environment('production'))));
const panels = panelsOf(file!);
const titled = (title: string) => panels.find(panel => panel.title === title)!;

test('A6: the dashboard of the guide, by its uid', () => {
  expect(file!.model).toMatchObject({ uid: 'codeai-overview', title: 'CodeAI Overview', refresh: '1m' });
  expect(file!.object.manifest.metadata.labels).toMatchObject({ grafana_dashboard: '1' });
});

test.each([
  ['Request Rate', 'timeseries', 'sum by (status_code) (rate(codeai_http_requests_total{'],
  [
    'Request Latency (p99)',
    'timeseries',
    'histogram_quantile(0.99, sum by (path, le) (rate(codeai_http_request_duration_seconds_bucket{',
  ],
  ['Error Rate', 'stat', 'status_code=~"5.."'],
  ['Database Connections', 'timeseries', 'codeai_db_connections_active'],
  ['Active Workflows', 'timeseries', 'sum by (workflow_name) (codeai_workflow_active_count{'],
])('A6: panel %s of the guide', (title, type, expr) => {
  expect(titled(title).fields['type']).toBe(type);
  expect(queriesOf(titled(title))[0]!.expr).toContain(expr);
});

test('A6: every query is kept to the namespace, and every metric of the guide has a panel or an alert', () => {
  const queries = panels.flatMap(queriesOf).map(({ expr }) => expr);
  expect(queries.filter(expr => !expr.includes('namespace="codeai"'))).toEqual([]);
});

test('C9: panels have ids in their order, a datasource that can be chosen, a unit and a place of their own', () => {
  expect(panels.map(({ fields }) => fields['id'])).toEqual(panels.map((_, i) => i + 1));
  const places = panels.map(({ fields }) => fields['gridPos'] as { x: number; y: number; w: number; h: number });
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(panels.length);
  expect(places.every(({ x, w }) => x + w <= 24)).toBe(true);
  for (const { fields } of panels.filter(panel => panel.fields['type'] !== 'row')) {
    expect(fields['datasource']).toEqual({ type: 'prometheus', uid: '$datasource' });
    expect(fields).toMatchObject({ fieldConfig: { defaults: { unit: expect.any(String) } } });
  }
  expect(titled('Request Rate').fields).toMatchObject({ options: { legend: { showLegend: true } } });
});

test('C9: each objective shows what is left of its budget', () => {
  expect(queriesOf(titled('availability 99.9%: budget left'))[0]!.expr).toBe(
    'slo:error_budget:remaining_ratio{namespace="codeai",service="codeai",slo="availability"}',
  );
});
