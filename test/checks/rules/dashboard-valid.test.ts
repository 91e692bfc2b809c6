import { dashboardValid } from '../../../src/checks/rules/dashboard-valid.js';
import { foundBy, mutated, unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

const dashboard = (json: unknown, labels = "{ grafana_dashboard: '1' }") => `
apiVersion: v1
kind: ConfigMap
metadata: { name: overview, namespace: shop, labels: ${labels} }
data: { overview.json: '${typeof json === 'string' ? json : JSON.stringify(json)}' }
`;
const panel = (more: object) => ({ id: 1, type: 'timeseries', title: 'Load', ...more });
const one = (more: object) => dashboard({ panels: [panel(more)] });
const object = 'ConfigMap shop/overview';
const path = 'data["overview.json"]';

testCheck(dashboardValid, {
  example: [
    [
      'ConfigMap overview',
      `${path}.panels[0].type`,
      'panel "Load": Grafana has no "graph" any more, and makes a "timeseries" of it where it can',
    ],
    ['ConfigMap overview', `${path}.panels[0].targets[0].expr`, 'panel "Load": the expression ends too early'],
  ],
  valid: [
    {
      name: 'an input that is also a variable',
      yaml: dashboard({
        __inputs: [{ name: 'DS_MAIN', type: 'datasource' }],
        templating: { list: [{ name: 'DS_MAIN', type: 'datasource' }] },
        panels: [panel({ datasource: { uid: '$' + '{DS_MAIN}' } })],
      }),
    },
    { name: 'an input that nothing uses', yaml: dashboard({ __inputs: [{ name: 'DS_MAIN' }], panels: [] }) },
    {
      name: "Grafana's variables",
      yaml: one({ targets: [{ expr: 'sum(rate(x{job="$job"}[$__rate_interval])) > $limit' }] }),
    },
    {
      name: 'variables for a duration, of either syntax',
      yaml: one({
        targets: ['rate(x[$step])', 'max_over_time(x[$step:$resolution])', 'x{a="[[job]]"} offset $step'].map(expr => ({
          expr,
        })),
      }),
    },
    { name: 'a query that nobody has written yet', yaml: one({ targets: [{ expr: '' }] }) },
    {
      name: 'a query for Loki',
      yaml: one({ datasource: { type: 'loki' }, targets: [{ expr: '{app="a"} |= "error"' }] }),
    },
    { name: 'another ConfigMap', yaml: dashboard('no JSON', '{}') },
    { name: 'a query for something else than Prometheus', yaml: one({ targets: [{ rawSql: 'select 1' }] }) },
  ],
  invalid: [
    {
      name: 'a uid twice in one ConfigMap',
      yaml: dashboard({ uid: 'a', panels: [] }).replace(
        '\ndata: {',
        `\ndata: { other.json: '{"uid":"a","panels":[]}',`,
      ),
      findings: [
        [object, `${path}.uid`, 'the uid "a" is that of data["other.json"] of ConfigMap shop/overview as well'],
      ],
      severity: 'error',
    },
    {
      name: 'a uid twice in two namespaces, each of which may have its own Grafana',
      yaml: `${dashboard({ uid: 'a', panels: [] })}---${dashboard({ uid: 'a', panels: [] }).replace('namespace: shop', 'namespace: web')}`,
      findings: [['ConfigMap web/overview', `${path}.uid`, 'the uid "a"']],
      severity: 'warning',
    },
    {
      name: 'a data source that is asked for by an import only',
      yaml: dashboard({
        __inputs: [{ name: 'DS_MAIN', type: 'datasource' }],
        panels: [panel({ datasource: { uid: '$' + '{DS_MAIN}' } })],
      }),
      findings: [[object, `${path}.__inputs`, 'stays as it is']],
    },
    {
      name: 'panels without an id in panels that nest without end: only rows hold any',
      yaml: dashboard(`${'{"panels":['.repeat(50_000)}${']}'.repeat(50_000)}`),
      severity: 'warning',
      findings: ['.panels[0]', '.panels[0].panels[0]'].map(
        panel => [object, `${path}${panel}`, 'it has no id'] as const,
      ),
    },
    {
      name: 'an expression that is too deep to be read',
      yaml: one({ targets: [{ expr: `a${'/a'.repeat(20_000)}` }] }),
      severity: 'warning',
      findings: [
        [
          object,
          `${path}.panels[0].targets[0].expr`,
          'panel "Load": it nests deeper than 250 levels and is not checked, at column 1',
        ],
      ],
    },
    { name: 'what is not JSON', yaml: dashboard('{'), findings: [[object, path, 'the dashboard is not JSON']] },
    {
      name: 'the wrapper of the HTTP API',
      yaml: dashboard({ dashboard: { panels: [] } }),
      findings: [[object, path, 'the dashboard is wrapped in "dashboard"']],
    },
    {
      name: 'two panels of one id, one of them in a row, and one without',
      yaml: dashboard({
        panels: [panel({}), { id: 2, type: 'row', title: 'Row', panels: [panel({}), panel({ id: null })] }],
      }),
      findings: [
        [object, `${path}.panels[1].panels[0].id`, 'panel "Load": another panel has the id 1'],
        [object, `${path}.panels[1].panels[1]`, 'panel "Load": it has no id'],
      ],
    },
  ],
});

test('finds a metric that nobody exposes', () => {
  const graph = mutated('ConfigMap', 'codeai-overview', config => {
    const text = config.data!['codeai-overview.json']!;
    config.data!['codeai-overview.json'] = text.replace(
      'codeai_workflow_active_count',
      'codeai_workflows_active_count',
    );
  });
  const messages = [...dashboardValid.check(graph, { kubernetes: '1.31' })].map(({ message }) => message);
  expect(messages).toEqual([expect.stringContaining('nobody exposes "codeai_workflows_active_count". Did you mean')]);
  expect(foundBy(graph)).toEqual(['dashboard-valid']);
  expect([...dashboardValid.check(unchanged, { kubernetes: '1.31' })]).toEqual([]);
});
