import { alertRoutes, type LabelOf } from '../../graph/alert-routes.js';
import { at, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { namespaceOf } from '../../graph/object.js';
import { alerts } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import { keepsLabel } from '../../promql/kept-labels.js';
import { type Check, finding, risk } from '../check.js';
import { joined } from '../missing.js';

export const alertHasRoute: Check = {
  id: 'alert-has-route',
  title: 'Every alert has a route to somebody',
  why: 'An AlertmanagerConfig takes the alerts with its own namespace as label, unless the Alertmanager says otherwise; what none of its routes takes goes nowhere.',
  fix: 'Give the alert the label namespace, keep that of the series in its expression, and give it a severity that a route takes, or add a route.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'rules',
  docs: 'https://prometheus-operator.dev/docs/developer/alerting/',
  fails: `
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: shop }
spec:
  receivers: [{ name: nobody }, { name: pager }]
  route:
    receiver: nobody
    routes: [{ receiver: pager, matchers: [{ name: severity, value: critical, matchType: '=' }] }]
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api, namespace: shop }
spec:
  groups:
    - name: api
      rules: [{ alert: ApiSlow, expr: 'api_seconds > 1', labels: { namespace: shop, severity: info } }]
`,
  *check(graph) {
    for (const { object, path, alert, labels, expr } of alerts(graph)) {
      const routes = alertRoutes(graph).get(namespaceOf(object));
      if (!routes) continue;
      const { keeps } = analyse(expr);
      // A label that the rule does not set is that of the series, where the expression keeps it.
      const label: LabelOf = name => labels[name] ?? (keepsLabel(keeps, name) ? undefined : '');
      const namespace = object.namespace === undefined ? undefined : label('namespace');
      if (namespace !== undefined && namespace !== object.namespace && asksNamespace(graph)) {
        const message = `alert "${alert}" has the label namespace ${JSON.stringify(namespace)}: no route of "${namespaceOf(object)}" takes it`;
        yield object.unit || graph.ofKind('Alertmanager').length > 0
          ? finding(object, `${path}.labels`, message)
          : risk(object, `${path}.labels`, joined(message, anotherStrategy));
      } else if (!routes.some(route => route.mayReach(label))) {
        const message = `alert "${alert}" of severity "${label('severity') ?? ''}" has no route to somebody`;
        yield object.unit
          ? finding(object, `${path}.labels`, message)
          : risk(object, `${path}.labels`, joined(message, ownConfiguration));
      }
    }
  },
};

const ownConfiguration = 'The configuration of the Alertmanager itself may have a route for it';

const anotherStrategy =
  'An Alertmanager with another alertmanagerConfigMatcherStrategy than OnNamespace may take it all the same';

/** Whether routes take only the alerts of their own namespace: what the operator does unless it is set otherwise. */
function asksNamespace(graph: Graph): boolean {
  const strategies = graph.ofKind('Alertmanager').map(({ manifest }) => at(manifest, 'spec', strategyField)['type']);
  const enforced = graph.ofKind('Prometheus').some(({ manifest }) => textOf(at(manifest, 'spec')[enforcedField]));
  return !enforced && strategies.every(type => type === undefined || type === 'OnNamespace');
}

const strategyField = 'alertmanagerConfigMatcherStrategy';
const enforcedField = 'enforcedNamespaceLabel';
