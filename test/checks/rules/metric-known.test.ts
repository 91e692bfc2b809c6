import { PrometheusRule } from '../../../imports/monitoring.coreos.com.js';
import { metricKnown } from '../../../src/checks/rules/metric-known.js';
import { anything, counter, MetricsEndpoint, metricCatalogue } from '../../../src/entries/monitoring.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { PlainObject } from '../../../src/index.js';
import { plainChart } from '../../constructs/support.js';
import { foundBy, mutated, unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

testCheck(metricKnown, {
  example: [],
  valid: [{ name: 'manifests alone, which do not say what is exposed', yaml: metricKnown.fails }],
});

const withExpression = (expr: string) =>
  mutated('PrometheusRule', 'codeai', ({ spec }) => {
    spec.groups[0]!.rules[0]!.expr = expr;
  });
const messages = (of: typeof unchanged) =>
  [...metricKnown.check(of, { kubernetes: '1.31' })].map(({ message }) => message);

test('accepts a real system', () => {
  expect(messages(unchanged)).toEqual([]);
});

test.each([
  [
    'a misspelt metric',
    'codeai_http_request_total > 1',
    'nobody exposes "codeai_http_request_total". Did you mean "codeai_http_requests_total"?',
  ],
  [
    'a histogram by its own name',
    'codeai_http_request_duration_seconds > 1',
    'nobody exposes "codeai_http_request_duration_seconds".',
  ],
  [
    'a misspelt label',
    'codeai_http_requests_total{status_cod="500"} > 1',
    'has no label "status_cod". Did you mean "status_code"?',
  ],
  [
    'a value that a label never has',
    'codeai_integration_circuit_breaker_state{state="opened"} > 0',
    'is never "opened": it is "closed", "half-open" or "open"',
  ],
  ['le on a count', 'codeai_http_request_duration_seconds_count{le="1"} > 0', 'has no label "le"'],
])('finds %s', (_, expr, message) => {
  const graph = withExpression(expr);
  expect(messages(graph)).toEqual([expect.stringContaining(message)]);
  expect(messages(graph)[0]).toMatch(/^alert "CodeAIHighErrorRate", at column 1, "codeai_/);
  expect(foundBy(graph)).toEqual(['metric-known']);
});

test.each(['up{job="x"} == 0', 'codeai_http_request_duration_seconds_bucket{le="+Inf"} > 1'])('accepts %s', expr => {
  expect(messages(withExpression(expr))).toEqual([]);
});

test('two programs expose one name with labels of their own: a query is right for one of them', () => {
  const chart = plainChart();
  const request = (labels: Record<string, 'anything'>) =>
    metricCatalogue({ requests: counter('http_requests_total', 'Requests', { labels }) });
  for (const [name, label] of [
    ['shop', 'status'],
    ['mail', 'status_code'],
  ] as const) {
    const catalogue = request({ path: anything, [label]: anything });
    new MetricsEndpoint(chart, name, { name, service: { app: name }, port: 'http', catalogue });
  }
  const rule = (id: string, expr: string) =>
    new PrometheusRule(chart, id, {
      metadata: { name: id },
      spec: { groups: [{ name: id, rules: [{ record: id, expr }] }] },
    });
  rule('one', 'sum(http_requests_total{status="500"})');
  rule('two', 'sum(http_requests_total{status_code="500"})');
  rule('none', 'sum(http_requests_total{path="/", state="500"})');
  expect(messages(graphOf(chart))).toEqual([expect.stringContaining('has no label "state". Did you mean "status"?')]);
});

describe('a metric of ingress-nginx', () => {
  const ingress = (name: string, namespace = 'shop') => ({
    ...{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name, namespace } },
    spec: { defaultBackend: { service: { name: 'shop', port: { number: 80 } } } },
  });
  const asked = (where: string) => `sum(rate(nginx_ingress_controller_requests{${where}}[5m]))`;
  const own = 'exported_namespace="shop",ingress="shop"';

  function found(expressions: readonly string[], ingresses: readonly ReturnType<typeof ingress>[]) {
    const chart = plainChart();
    const catalogue = metricCatalogue({ mails: counter('mails_total', 'Mails') });
    new MetricsEndpoint(chart, 'mail', { name: 'mail', service: { app: 'mail' }, port: 'http', catalogue });
    const rules = expressions.map((expr, i) => ({ record: `shop:requests${i}`, expr }));
    new PrometheusRule(chart, 'rules', { metadata: { name: 'rules' }, spec: { groups: [{ name: 'all', rules }] } });
    for (const [i, each] of ingresses.entries()) new PlainObject(chart, `ingress${i}`, each);
    return [...metricKnown.check(graphOf(chart), { kubernetes: '1.31' })].map(({ path, message, severity }) => [
      path,
      message,
      severity,
    ]);
  }
  const finds = (missing: string) => [
    [
      'spec.groups[0].rules[0].expr',
      `the recording "shop:requests0" finds no "nginx_ingress_controller_requests": ${missing}`,
      'warning',
    ],
  ];

  test('is there where its Ingress is', () => {
    expect(found([asked(own)], [ingress('shop')])).toEqual([]);
  });
  test('is nowhere without an Ingress, which is said once for all rules of an object', () => {
    expect(found([asked(own), `${asked(own)} / 2`, asked('')], [])).toEqual(finds('there is no Ingress'));
  });
  test('is of its own namespace', () => {
    const others = [ingress('shop', 'other')];
    expect(found([asked(own)], others)).toEqual(finds('namespace "shop" has no Ingress'));
    expect(
      found([asked('exported_namespace="elsewhere"'), asked('exported_namespace=~"sho."'), asked('')], others),
    ).toEqual([]);
  });
  test('is of a name that is there', () => {
    const all = [ingress('shop-api'), ingress('shop-closed')];
    expect(found([asked('exported_namespace="shop",ingress="shop-apy"')], all)).toEqual(
      finds('namespace "shop" has no Ingress "shop-apy". Did you mean "shop-api"?'),
    );
    expect(found([asked('exported_namespace="shop",ingress=~"shop-.*"'), asked('ingress!="x"')], all)).toEqual([]);
  });
});
