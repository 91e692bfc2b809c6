import { at, type Fields, isMap, listOf, textOf } from '../../graph/fields.js';
import { type LabelIndex, podIndex, serviceIndex } from '../../graph/label-index.js';
import type { GraphObject } from '../../graph/object.js';
import { podPorts, servicePorts } from '../../graph/services.js';
import { type Check, type Finding, finding, risk } from '../check.js';
import { selectorText } from '../labels.js';
import { choices } from '../wording.js';

export const monitorSelectsTarget: Check = {
  id: 'monitor-selects-target',
  title: 'Every ServiceMonitor and PodMonitor finds something to scrape',
  why: 'Nothing is scraped and no target shows as down: every alert on these metrics stays silent. A warning where the namespace is not in the manifests.',
  fix: 'Select labels that the Service (or pod) itself has, and name one of its ports as `port`.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['ServiceMonitor', 'PodMonitor'],
  docs: 'https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors',
  elsewhere: ['kube-linter dangling-servicemonitor (without ports)'],
  fails: `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: api }
spec: { selector: { matchLabels: { app: api } }, endpoints: [{ port: metrics }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, labels: { app: api } }
spec: { ports: [{ name: http, port: 80 }] }
`,
  *check(graph) {
    for (const monitor of graph.ofKind('ServiceMonitor')) {
      yield* judge(monitor, serviceIndex(graph), 'endpoints', 'Service', servicePorts);
    }
    for (const monitor of graph.ofKind('PodMonitor')) {
      yield* judge(monitor, podIndex(graph), 'podMetricsEndpoints', 'pod', podPorts);
    }
  },
};

type Ports<T> = (target: T) => readonly { readonly name: string | undefined }[];

function* judge<T>(
  monitor: GraphObject,
  index: LabelIndex<T>,
  endpointsField: string,
  what: string,
  portsOf: Ports<T>,
): Iterable<Finding> {
  const spec = at(monitor.manifest, 'spec');
  const namespaces = namespacesOf(spec, monitor.namespace, index);
  const selector = isMap(spec['selector']) ? spec['selector'] : {};
  const targets = namespaces.flatMap(namespace => index.select(namespace, selector));
  if (targets.length === 0) {
    const where = namespaces.length > 0 ? `in namespace ${choices(namespaces)}` : 'anywhere';
    const report = namespaces.every(namespace => index.in(namespace).length === 0) ? risk : finding;
    yield report(monitor, 'spec.selector', `selects no ${what} ${where}: ${selectorText(selector)}`);
    return;
  }
  for (const [i, endpoint] of listOf(spec[endpointsField]).entries()) {
    const port = textOf(at(endpoint)['port']);
    const names = targets.flatMap(target => portsOf(target).flatMap(({ name }) => name ?? []));
    if (port === undefined || names.includes(port)) continue;
    const message = `no selected ${what} has a port named "${port}"`;
    yield finding(monitor, `spec.${endpointsField}[${i}].port`, message, `Named ports are ${choices(names)}.`);
  }
}

/** A monitor that names no namespace may be applied to any. */
function namespacesOf<T>(spec: Fields, own: string | undefined, index: LabelIndex<T>): readonly string[] {
  const { any, matchNames } = at(spec, 'namespaceSelector');
  const names = listOf(matchNames).flatMap(name => textOf(name) ?? []);
  if (any === true || (names.length === 0 && own === undefined)) return [...index.namespaceNames];
  return own !== undefined && names.length === 0 ? [own] : names;
}
