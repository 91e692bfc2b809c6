import { alertRoutes, type LabelOf } from '../../graph/alert-routes.js';
import { at, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { alerts } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import { keepsLabel } from '../../promql/kept-labels.js';
import { literal } from '../../promql/matcher.js';
import { type Check, type Finding, finding, risk } from '../check.js';
import { joined } from '../missing.js';

export const alertHasRoute: Check = {
  id: 'alert-has-route',
  title: 'Every alert has a route to somebody',
  why: 'An AlertmanagerConfig takes the alerts with its own namespace as label, unless the Alertmanager says otherwise; what none of its routes takes goes nowhere.',
  fix: 'Give the alert the label namespace, keep that of the series in its expression, and give it a severity that a route takes, or add a route.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['AlertmanagerConfig', 'PrometheusRule'],
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
      const label = labelsOf(labels, expr);
      const namespace = object.namespace === undefined ? undefined : label('namespace');
      if (namespace !== undefined && namespace !== object.namespace && asksNamespace(graph)) {
        const message = `alert "${alert}" has the label namespace ${JSON.stringify(namespace)}: no route of "${namespaceOf(object)}" takes it`;
        yield object.unit || graph.ofKind('Alertmanager').length > 0
          ? finding(object, `${path}.labels`, message)
          : risk(object, `${path}.labels`, joined(message, anotherStrategy));
      } else if (!routes.some(route => route.mayReach(label))) {
        const message = `alert "${alert}" of severity "${label('severity') ?? ''}" has no route to a receiver`;
        yield object.unit
          ? finding(object, `${path}.labels`, message)
          : risk(object, `${path}.labels`, joined(message, ownConfiguration));
      }
    }
    if (asksNamespace(graph)) for (const config of graph.ofKind('AlertmanagerConfig')) yield* unheard(graph, config);
  },
};

/** A label that the rule does not set is that of the series, where the expression keeps it. */
function labelsOf(labels: Readonly<Record<string, unknown>>, expr: string): LabelOf {
  const { keeps, selections } = analyse(expr);
  return name => {
    const given = textOf(labels[name]);
    if (given !== undefined) return given;
    if (!keepsLabel(keeps, name)) return '';
    const [value, ...others] = new Set(selections.map(({ matchers }) => literal(matchers[name])));
    return others.length === 0 ? value : undefined;
  };
}

/** A configuration in a namespace that no alert is about: the operator adds that namespace to its matchers. */
function* unheard(graph: Graph, config: GraphObject): Iterable<Finding> {
  const own = namespaceOf(config);
  const others = new Set<string>();
  for (const { object, labels, expr } of alerts(graph)) {
    const namespace = labelsOf(labels, expr)('namespace');
    // Alerts of its own namespace are reported one by one.
    if (object.namespace === undefined || object.namespace === own) return;
    if (namespace === undefined || namespace === own) return;
    if (namespace !== '') others.add(namespace);
  }
  const [first] = others;
  if (first === undefined || config.namespace === undefined) return;
  const message = `takes alerts of namespace "${own}" only, and none of these manifests is: they have "${[...others].sort().join('", "')}"`;
  yield risk(config, 'metadata.namespace', joined(message, anotherStrategy), `Move it to namespace "${first}".`);
}

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
