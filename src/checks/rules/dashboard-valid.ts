import { type DashboardFile, dashboards, panelsOf, queriesOf } from '../../graph/dashboards.js';
import { at, type Fields, fieldsOf, listOf, numberOf, textOf } from '../../graph/fields.js';
import { isSame } from '../../graph/graph.js';
import { namespaceOf } from '../../graph/object.js';
import { formatObject } from '../../problem.js';
import { analyse } from '../../promql/analysis.js';
import { type Check, type Finding, finding, risk } from '../check.js';
import { expressionFault } from '../expression-fault.js';
import { unknownIn } from '../metrics/known-metrics.js';

/** Grafana took them out, and turns them into others when it loads a dashboard. */
const removed: Readonly<Record<string, string>> = {
  graph: 'timeseries',
  singlestat: 'stat',
  'table-old': 'table',
  'grafana-worldmap-panel': 'geomap',
};

export const dashboardValid: Check = {
  id: 'dashboard-valid',
  title: 'Grafana can show every panel of a dashboard',
  why: 'A panel with a mistake says "No data" or nothing at all, and looks like a quiet day.',
  fix: 'Use a panel that Grafana still has, an id of its own, and a query that Prometheus takes, over metrics that are exposed.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['ConfigMap'],
  scope: 'rules',
  docs: 'https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/',
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: overview, labels: { grafana_dashboard: '1' } }
data:
  overview.json: |
    { "title": "Overview", "panels": [{ "id": 1, "type": "graph", "title": "Load", "targets": [{ "expr": "sum(rate(x[5m])" }] }] }
`,
  *check(graph) {
    const byUid = new Map<string, DashboardFile>();
    for (const file of dashboards(graph)) {
      yield* repeatedUid(byUid, file);
      yield* unresolvedInputs(file);
      if (!file.model) yield finding(file.object, file.path, 'the dashboard is not JSON');
      else if (file.model['dashboard'] !== undefined)
        yield finding(file.object, file.path, 'the dashboard is wrapped in "dashboard", which only the HTTP API takes');
      else yield* panelFindings(file, expr => unknownIn(graph, expr));
    }
  },
};

/** Grafana writes neither of two dashboards of one uid; two of them in other namespaces may be for another Grafana. */
function* repeatedUid(byUid: Map<string, DashboardFile>, file: DashboardFile): Iterable<Finding> {
  const uid = textOf(file.model?.['uid']);
  const first = uid === undefined || uid === '' ? undefined : byUid.get(uid);
  if (uid !== undefined && !first) byUid.set(uid, file);
  if (!first || isSame(first.object, file.object) !== (first.object === file.object)) return;
  const message = `the uid "${uid}" is that of ${first.path} of ${formatObject(first.object)} as well`;
  const found = namespaceOf(first.object) === namespaceOf(file.object) ? finding : risk;
  yield found(file.object, `${file.path}.uid`, message, 'Give each dashboard a uid of its own.');
}

/** Only an import by hand asks for the values of `__inputs`; what is provisioned keeps `${DS_PROMETHEUS}` as it is. */
function* unresolvedInputs({ object, path, model = {} }: DashboardFile): Iterable<Finding> {
  const known = new Set(listOf(at(model, 'templating')['list']).map(variable => textOf(fieldsOf(variable)['name'])));
  for (const input of listOf(model['__inputs'])) {
    const name = textOf(fieldsOf(input)['name']);
    if (name === undefined || known.has(name) || !uses(model, name)) continue;
    const message = `"\${${name}}" stays as it is: Grafana asks for "__inputs" only where somebody imports by hand`;
    yield finding(
      object,
      `${path}.__inputs`,
      message,
      `Name the data source, or make "${name}" a variable in "templating".`,
    );
  }
}

const uses = ({ __inputs: _, ...model }: Fields, name: string) => JSON.stringify(model).includes(`\${${name}}`);

function* panelFindings(file: DashboardFile, unknown: (expr: string) => Iterable<string>): Generator<Finding> {
  const ids = new Set<number>();
  for (const panel of panelsOf(file)) {
    const title = `panel "${panel.title}"`;
    const say = (path: string, message: string) => finding(file.object, path, `${title}: ${message}`);
    const type = textOf(panel.fields['type']) ?? '';
    const better = removed[type];
    if (better) {
      const message = `Grafana has no "${type}" any more, and makes a "${better}" of it where it can`;
      yield {
        ...say(`${panel.path}.type`, message),
        severity: 'warning',
        hint: `Make it a "${better}" and look at it.`,
      };
    }
    const id = numberOf(panel.fields['id']);
    if (id === undefined) {
      const message =
        'it has no id: Grafana numbers it when it loads the dashboard, and a link to it may lead elsewhere';
      yield { ...say(panel.path, message), severity: 'warning', hint: 'Give each panel an id of its own.' };
    }
    if (id !== undefined && ids.size === ids.add(id).size)
      yield say(`${panel.path}.id`, `another panel has the id ${id}`);
    for (const { path, expr } of queriesOf(panel)) {
      const { faults } = analyse(expr);
      for (const fault of faults) yield expressionFault(file.object, path, title, expr, fault);
      if (faults.length === 0) for (const fault of unknown(expr)) yield say(path, fault);
    }
  }
}
