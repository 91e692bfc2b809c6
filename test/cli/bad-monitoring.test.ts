import { Project } from './project.js';

/** A server with metrics, and one thing wrong with what watches it. */
const fleetWith = (wrong: { readonly service?: string; readonly system?: string }) => `
import { Environment, Fleet, httpGet, PlainObject, secretRef, System, WebService } from 'plainsail';
import { AlertRoutes, anything, availability, counter, histogram, latency, matching, metricCatalogue, pagerDuty, promql, promqlQuery, Dashboard, quantileAbove, slack, timeSeries } from 'plainsail/monitoring';

const metrics = metricCatalogue({
  requests: counter('shop_requests_total', 'Requests', { labels: { code: anything } }),
  duration: histogram('shop_request_seconds', 'Time', { buckets: [0.5, 1, 2.5] }),
});
const text = { severity: 'warning', summary: 'Slow', description: 'It is.', for: '5m' };
const raw = expr => promql({ expr: () => expr, threshold: '', metrics: [], test: () => ({ feed: () => [] }) });
const errors = { of: metrics.requests, errors: { code: matching('5..') } };
const production = new Environment('production', {
  tier: 'production', domain: 'example.com', versions: { shop: { repository: 'example.com/shop', production: '1.0.0' } },
  cluster: {
    prometheus: { namespace: 'monitoring', selects: { release: 'prometheus' } },
    grafana: { selects: { grafana_dashboard: '1' } },
    runbooks: 'https://example.com/runbooks',
    alerting: { critical: pagerDuty(secretRef('p', 'key')), warning: slack('#a', secretRef('s', 'hook')) },
  },
});

class Shop extends System {
  constructor(scope, props) {
    super(scope, 'shop', props);
    new WebService(this, 'api', {
      image: this.image('shop'),
      ports: { http: 8080 },
      probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
      resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
      metrics: { port: 'http', interval: '30s', catalogue: metrics },
      ${wrong.service ?? ''}
    });
    ${wrong.system ?? ''}
  }
}
export const fleet = new Fleet({ environments: [production], systems: { shop: Shop } });
`;
const alert = (when: string) => ({ service: `alerts: [{ name: 'ShopSlow', when: ${when}, ...text }],` });
const raw = (expr: string) => alert(`raw('${expr}')`);
const rule = (expr: string, labels: string) => ({
  system: `new PlainObject(this, 'own', {
      apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'own' },
      spec: { groups: [{ name: 'own', rules: [{ alert: 'Own', expr: '${expr}', for: '5m', labels: ${labels} }] }] },
    });`,
});
const object = 'PrometheusRule shop-production/api';

const project = new Project({});
afterAll(() => project.remove());

/** The first two lines of the first problem and its place. */
function refusal(wrong: Parameters<typeof fleetWith>[0]): string {
  project.write({ 'fleet.ts': fleetWith(wrong) });
  const { code, stderr } = project.plainsail('synth');
  expect([code, stderr]).toEqual([1, expect.stringContaining('Nothing was written.')]);
  expect(stderr).toMatch(/\n {2}hint: \S.*\n {2}at fleet\.ts:\d+\n/);
  return stderr.split('\n')[0]!;
}

test.each<[string, Parameters<typeof fleetWith>[0], string]>([
  [
    'an unclosed parenthesis',
    raw('sum(rate(shop_requests_total[5m]) > 1'),
    `error promql-valid: ${object} spec.groups[0].rules[0].expr: alert "ShopSlow": the expression ends too early, at column 38`,
  ],
  [
    'an unknown metric',
    raw('shop_request_total > 1'),
    `error metric-known: ${object} spec.groups[0].rules[0].expr: alert "ShopSlow", at column 1, "shop_request_total": nobody exposes "shop_request_total". Did you mean "shop_requests_total"?`,
  ],
  [
    'a misspelt label',
    raw('shop_requests_total{cod="500"} > 1'),
    `error metric-known: ${object} spec.groups[0].rules[0].expr: alert "ShopSlow", at column 1, "shop_requests_total{cod="500"}": "shop_requests_total" has no label "cod". Did you mean "code"?`,
  ],
  [
    'a threshold of 3 seconds where the buckets end at 2.5',
    alert("quantileAbove({ of: metrics.duration, quantile: 0.99, above: 3, within: '5m' })"),
    'error alert-threshold: WebService "api" of shop in production: alert "ShopSlow": the threshold 3 of "shop_request_seconds" is not a bound of its buckets.',
  ],
  [
    'an objective of 100%',
    { service: "objectives: [availability('100%', errors)]," },
    'error objective: WebService "api" of shop in production: objective "availability": the target is 100%, which leaves no budget.',
  ],
  [
    'an objective of 90%',
    { service: "objectives: [availability('90%', errors)]," },
    'error objective: WebService "api" of shop in production: objective "availability": the target is 90%: its budget burns fast at 1.44 bad of one event, which never is.',
  ],
  [
    'two objectives of one name',
    {
      service:
        "objectives: [availability('99.9%', errors), latency('99%', { of: metrics.duration, within: 1, name: 'availability' })],",
    },
    'error objective: WebService "api" of shop in production: objective "availability": two objectives are named "availability".',
  ],
  [
    'an unknown severity',
    { service: "alerts: [{ name: 'ShopSlow', when: raw('up == 0'), ...text, severity: 'info' }]," },
    'error props: WebService "api" of shop in production: it has "info" as "alerts[0].severity".',
  ],
  [
    'a query of a dashboard that cannot be read',
    {
      system: `new Dashboard(this, 'board', {
        uid: 'board', title: 'Board', component: 'api',
        rows: [{ title: 'Row', panels: [timeSeries('Load', 'short', [promqlQuery('load', () => 'sum(up')])] }],
      });`,
    },
    'error dashboard-valid: ConfigMap shop-production/board data["board.json"].panels[1].targets[0].expr: panel "Load": the expression ends too early, at column 7',
  ],
])('names file, object, expression and place of %s', (_, wrong, message) => {
  expect(refusal(wrong)).toBe(message);
});

test('a severity without a route, of a rule that is a plain object', () => {
  project.write({ 'fleet.ts': fleetWith(rule('up == 0', "{ namespace: 'shop-production', severity: 'info' }")) });
  const { code, stderr } = project.plainsail('synth');
  expect(code).toBe(1);
  expect(stderr.split('\n').find(line => line.startsWith('error'))).toBe(
    'error alert-has-route: PrometheusRule shop-production/own spec.groups[0].rules[0].labels: alert "Own" of severity "info" has no route to a receiver',
  );
});
