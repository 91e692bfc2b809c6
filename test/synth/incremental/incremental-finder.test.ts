import { ApiObject, App, Chart } from 'cdk8s';
import type { Check, CheckContext } from '../../../src/checks/check.js';
import { checks } from '../../../src/checks/registry.js';
import { counter, metricCatalogue } from '../../../src/entries/monitoring.js';
import { graphOf } from '../../../src/graph/from-app.js';
import type { Graph } from '../../../src/graph/graph.js';
import { record } from '../../../src/intent/record.js';
import { IncrementalFinder } from '../../../src/synth/incremental/incremental-finder.js';
import { unchanged } from '../../checks/support/real-system.js';
import { onlyRules, sorted } from '../../checks/support/tester.js';

const context: CheckContext = { kubernetes: '1.31' };
const requests = metricCatalogue({ requests: counter('app_requests_total', 'Requests.') });
const answers = metricCatalogue({ answers: counter('app_answers_total', 'Answers.') });

interface World {
  readonly expr?: string;
  readonly receiver?: string;
  readonly title?: string;
  readonly settings?: string;
  readonly metrics?: typeof requests | typeof answers;
  readonly interval?: '15s' | '30s';
  readonly ingress?: string;
}

/** One rule, its route, a dashboard and a component that exposes metrics; rendered on top of another graph. */
function world(
  { expr = 'app_requests_total > 1', receiver = 'pager', title = 'Load', settings = 'a', ...exposed }: World,
  earlier?: Graph,
) {
  const { metrics = requests, interval = '15s', ingress = 'shop' } = exposed;
  const chart = new Chart(new App(), 'chart');
  record(chart, 'metrics', { metrics, interval });
  const object = (name: string, apiVersion: string, kind: string, rest: object, labels = {}) =>
    new ApiObject(chart, name, { apiVersion, kind, metadata: { name, namespace: 'shop', labels }, ...rest });
  const labels = { namespace: 'shop', severity: 'critical' };
  object('rules', 'monitoring.coreos.com/v1', 'PrometheusRule', {
    spec: { groups: [{ name: 'app', rules: [{ alert: 'Busy', expr, for: '5m', labels }] }] },
  });
  object('routes', 'monitoring.coreos.com/v1alpha1', 'AlertmanagerConfig', {
    spec: { receivers: [{ name: receiver, webhookConfigs: [{ url: 'http://pager' }] }], route: { receiver } },
  });
  const model = JSON.stringify({ title, panels: [] });
  object('dashboard', 'v1', 'ConfigMap', { data: { 'load.json': model } }, { grafana_dashboard: '1' });
  object(ingress, 'networking.k8s.io/v1', 'Ingress', { spec: {} });
  object('settings', 'v1', 'ConfigMap', { data: { settings } });
  return graphOf(chart.node.root, { earlier });
}

/** A check of rules that counts its runs, and finds something where it is asked to. */
function counting() {
  let runs = 0;
  let faulty = false;
  const check: Check = {
    ...checks.find(({ scope }) => scope === 'rules')!,
    *check(graph) {
      runs++;
      if (faulty) yield { object: graph.objects[0]!, path: '', message: 'it is wrong' };
    },
  };
  const finder = new IncrementalFinder();
  const find = (graph: Graph, given = context) => [...finder.find(graph, given, [check])].length;
  const fault = (is: boolean) => {
    faulty = is;
  };
  return { find, runs: () => runs, fault };
}

const base = world({});

test('checks of rules pass over a graph in which rules, routes, dashboards and metrics are as they were', () => {
  const { find, runs } = counting();
  find(base);
  find(world({}, base));
  find(world({ settings: 'b' }, base));
  expect(runs()).toBe(1);
});

test.each<[string, World]>([
  ['a rule', { expr: 'app_requests_total > 2' }],
  ['a route', { receiver: 'somebody' }],
  ['a dashboard', { title: 'Work' }],
  ['the metrics that are exposed', { metrics: answers }],
  ['how often they are scraped', { interval: '30s' }],
  ['the routes that they are about', { ingress: 'bank' }],
])('they run again after a change of %s', (_, change) => {
  const { find, runs } = counting();
  find(base);
  find(world(change, base));
  expect(runs()).toBe(2);
});

test('they run again in another cluster', () => {
  const { find, runs } = counting();
  find(base);
  find(base, { ...context, prometheusRetention: '7d' });
  expect(runs()).toBe(2);
});

test('what was found is found again, until it is mended', () => {
  const { find, runs, fault } = counting();
  fault(true);
  expect([find(base), find(base)]).toEqual([1, 1]);
  fault(false);
  expect([find(base), find(base)]).toEqual([0, 0]);
  expect(runs()).toBe(3);
});

test.each(checks.filter(({ scope }) => scope === 'rules').map(check => [check.id, check] as const))(
  '%s looks at nothing but what decides about rules, in a real system too',
  (_, check) => {
    const findings = (graph: Graph) => sorted([...check.check(graph, context)]);
    expect(findings(onlyRules(unchanged))).toEqual(findings(unchanged));
  },
);
