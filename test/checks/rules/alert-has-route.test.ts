import { alertHasRoute } from '../../../src/checks/rules/alert-has-route.js';
import { alertOn } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const path = 'spec.groups[0].rules[0].labels';
const object = 'PrometheusRule shop/api';
const config = (route: string) => `
---
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: shop }
spec:
  receivers:
    - { name: nobody }
    - { name: pager, webhookConfigs: [{ url: 'https://example.com' }] }
  route: ${route}
`;
const critical = "{ receiver: pager, matchers: [{ name: severity, value: critical, matchType: '=' }] }";
const urgent = alertOn('x > 1', 'labels: { namespace: shop, severity: critical }');
const info = alertOn('x > 1', 'labels: { namespace: shop, severity: info }');

testCheck(alertHasRoute, {
  example: [['PrometheusRule shop/api', path, 'alert "ApiSlow" of severity "info" has no route to a receiver']],
  valid: [
    {
      name: 'a configuration of another namespace beside alerts whose namespace the series have',
      yaml: alertOn('up == 0') + config('{ receiver: pager }').replace('namespace: shop', 'namespace: monitoring'),
    },
    {
      name: 'the same under another strategy',
      yaml: `${urgent}${config('{ receiver: pager }').replace('namespace: shop', 'namespace: monitoring')}
---
apiVersion: monitoring.coreos.com/v1
kind: Alertmanager
metadata: { name: main, namespace: monitoring }
spec: { alertmanagerConfigMatcherStrategy: { type: OnNamespaceExceptForAlertmanagerNamespace } }
`,
    },
    { name: 'a route by severity', yaml: urgent + config(`{ receiver: nobody, routes: [${critical}] }`) },
    {
      name: 'a matcher that Alertmanager reads and JavaScript refuses',
      yaml:
        urgent +
        config(
          "{ receiver: nobody, routes: [{ receiver: pager, matchers: [{ name: severity, value: '(?i)CRIT.*', matchType: '=~' }] }] }",
        ),
    },
    { name: 'the root route', yaml: info + config('{ receiver: pager }') },
    {
      name: 'a route whose receiver is its parent’s',
      yaml:
        info +
        config("{ receiver: pager, routes: [{ matchers: [{ name: severity, value: 'i.*', matchType: '=~' }] }] }"),
    },
    { name: 'no configuration: routes are elsewhere', yaml: info },
    {
      name: 'the labels of the series, which the expression keeps',
      yaml:
        alertOn('sum by (namespace) (x) > 1') +
        config(`{ receiver: nobody, routes: [${critical}, { receiver: pager }] }`),
    },
    {
      name: 'an Alertmanager that gives every route every alert',
      yaml: `${alertOn('sum(x) > 1', 'labels: { severity: critical }') + config('{ receiver: pager }')}
---
apiVersion: monitoring.coreos.com/v1
kind: Alertmanager
metadata: { name: main, namespace: monitoring }
spec: { alertmanagerConfigMatcherStrategy: { type: None } }
`,
    },
  ],
  invalid: [
    {
      name: 'a configuration in a namespace that no alert is about',
      yaml: urgent + config('{ receiver: pager }').replace('namespace: shop', 'namespace: monitoring'),
      severity: 'warning',
      findings: [
        [
          'AlertmanagerConfig monitoring/shop',
          'metadata.namespace',
          'takes alerts of namespace "monitoring" only, and none of these manifests is: they have "shop"',
        ],
      ],
    },
    {
      name: 'an alert on series of another namespace than that of its route',
      yaml: alertOn('up{namespace="web"} == 0') + config('{ receiver: pager }'),
      severity: 'warning',
      findings: [[object, path, 'alert "Api" has the label namespace "web": no route of "shop" takes it']],
    },
    {
      name: 'a severity that no route takes',
      yaml: info + config(`{ receiver: nobody, routes: [${critical}] }`),
      findings: [[object, path, 'alert "Api" of severity "info" has no route to a receiver']],
      severity: 'warning',
    },
    {
      name: 'a receiver that tells nobody',
      yaml: urgent + config('{ receiver: nobody }'),
      findings: [[object, path, 'has no route']],
    },
    {
      name: 'no label that tells its namespace',
      yaml: alertOn('sum(x) > 1', 'labels: { severity: critical }') + config('{ receiver: pager }'),
      findings: [[object, path, 'has the label namespace "": no route of "shop" takes it']],
      severity: 'warning',
    },
    {
      name: 'a label that the aggregation drops, under the strategy that asks for it',
      yaml: `${alertOn('sum by (job) (x) > 1', 'labels: { severity: critical }') + config('{ receiver: pager }')}
---
apiVersion: monitoring.coreos.com/v1
kind: Alertmanager
metadata: { name: main, namespace: monitoring }
spec: { replicas: 1 }
`,
      findings: [[object, path, 'has the label namespace ""']],
      severity: 'error',
    },
  ],
});
