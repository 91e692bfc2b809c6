import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import { namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { alerts } from '../../graph/prometheus-rules.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Check, finding } from '../check.js';

export const alertHasRoute: Check = {
  id: 'alert-has-route',
  title: 'Every alert has a route to somebody',
  why: 'An AlertmanagerConfig takes the alerts with its own namespace as label; what none of its routes takes goes nowhere.',
  fix: 'Give the alert the label namespace and a severity that a route takes, or add a route.',
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
    for (const { object, path, alert, labels } of alerts(graph)) {
      const routes = routesIn(graph).get(namespaceOf(object));
      if (!routes) continue;
      if (labels['namespace'] !== namespaceOf(object)) {
        const message = `alert "${alert}" has the label namespace ${JSON.stringify(labels['namespace'] ?? '')}: no route of "${namespaceOf(object)}" takes it`;
        yield finding(object, `${path}.labels`, message);
      } else if (!routes.some(takes => takes(labels))) {
        yield finding(
          object,
          `${path}.labels`,
          `alert "${alert}" of severity "${labels['severity'] ?? ''}" has no route to somebody`,
        );
      }
    }
  },
};

type Route = (labels: Labels) => boolean;

/** By namespace, the routes that lead to a receiver that tells somebody. */
const routesIn = perGraph(graph => {
  const routes = new Map<string, Route[]>();
  for (const config of graph.ofKind('AlertmanagerConfig')) {
    const spec = at(config.manifest, 'spec');
    const heard = new Set(
      listOf(spec['receivers'])
        .filter(receiver => Object.keys(fieldsOf(receiver)).some(field => field.endsWith('Configs')))
        .map(receiver => textOf(fieldsOf(receiver)['name'])),
    );
    const namespace = namespaceOf(config);
    routes.set(namespace, [...(routes.get(namespace) ?? []), ...routesOf(spec['route'], heard, () => true)]);
  }
  return routes;
});

function routesOf(value: unknown, heard: ReadonlySet<string | undefined>, outer: Route, receiver?: string): Route[] {
  const route = fieldsOf(value);
  const own = textOf(route['receiver']) ?? receiver;
  const takes: Route = labels => outer(labels) && listOf(route['matchers']).every(matcher => passes(matcher, labels));
  const inner = listOf(route['routes']).flatMap(child => routesOf(child, heard, takes, own));
  return heard.has(own) ? [...inner, takes] : inner;
}

function passes(matcher: unknown, labels: Labels): boolean {
  const { name, value, matchType = '=' } = fieldsOf(matcher);
  const actual = labels[textOf(name) ?? ''] ?? '';
  const wanted = textOf(value) ?? '';
  const matches = String(matchType).endsWith('~') ? new RegExp(`^(?:${wanted})$`).test(actual) : actual === wanted;
  return matches === !String(matchType).startsWith('!');
}
