import { object } from '../support/manifests.js';
import { report } from './report.js';

const rule = (fields: string, name = 'shop') =>
  object('PrometheusRule', name, `spec: { groups: [{ name: shop, rules: [${fields}] }] }`, 'monitoring.coreos.com/v1');
const alert = (expr: string, summary: string, labels = 'severity: page') =>
  rule(
    `{ alert: Down, expr: '${expr}', for: 5m, labels: { ${labels} }, annotations: { summary: '${summary}', description: down, runbook_url: "https://runbooks.example.com/down" } }`,
  );
const templated = (summary: string) => alert('up{job="api"} == 0', summary);
const routes = (namespace: string) =>
  object(
    'AlertmanagerConfig',
    'shop',
    'spec: { route: { receiver: team }, receivers: [{ name: team, webhookConfigs: [{ url: "https://hooks.example.com/x" }] }] }',
    'monitoring.coreos.com/v1beta1',
  ).replace('namespace: x', `namespace: ${namespace}`);
const board = (more: string, uid: string) => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: board, namespace: x, labels: { grafana_dashboard: "1" } }
data: { a.json: '{${more}"title":"A","uid":"a","panels":[{"id":1,"type":"timeseries","title":"Up","datasource":{"type":"prometheus","uid":"${uid}"},"targets":[{"refId":"A","expr":"up"}]}]}' }`;

export const alerts = [
  report('alert-template-valid', 'a variable that templates do not have', templated('{{ $lables.job }} is down'), [
    '$lables',
    '$labels',
  ]),
  report('alert-template-valid', 'an action that is not closed', templated('{{ $labels.job is down'), [
    '$labels.job is',
    '$labels.job }} is',
  ]),
  report('alert-template-valid', 'a function that templates do not have', templated('{{ $value | humanise }}'), [
    'humanise',
    'humanize',
  ]),
  report('alert-template-valid', 'an if without its end', templated('{{ if gt $value 1.0 }}high'), [
    'high',
    'high{{ end }}',
  ]),
  report('alert-template-valid', 'a field of a variable that has none', templated('{{ .Labls.job }}'), [
    '.Labls',
    '.Labels',
  ]),
  report(
    'alert-has-route',
    'an expression that drops the namespace by which the route takes alerts',
    routes('x') + alert('sum(queue_length) > 100', 'long'),
    ['sum(queue_length)', 'sum by (namespace) (queue_length)'],
  ),
  report(
    'dashboard-valid',
    'a data source that only an import by hand resolves',
    board('"__inputs":[{"name":"DS_PROMETHEUS","type":"datasource","pluginId":"prometheus"}],', '${DS_PROMETHEUS}'),
    [
      '"__inputs":[{"name":"DS_PROMETHEUS","type":"datasource","pluginId":"prometheus"}],',
      '"templating":{"list":[{"name":"DS_PROMETHEUS","type":"datasource","query":"prometheus"}]},',
    ],
  ),
];
