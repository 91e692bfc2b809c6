import { at, type Fields, isMap, listOf, numberOf, textOf } from '../../graph/fields.js';
import { type LabelIndex, podIndex, serviceIndex } from '../../graph/label-index.js';
import { monitoredNamespaces } from '../../graph/monitored.js';
import type { GraphObject } from '../../graph/object.js';
import { selectorOf } from '../../graph/selector.js';
import { apiServerService, podPorts, podsBehind, servicePorts } from '../../graph/services.js';
import type { Workload } from '../../graph/workload.js';
import { type Check, type Finding, finding, risk } from '../check.js';
import { selectorText } from '../labels.js';
import { choices, portText } from '../wording.js';

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
      yield* targetFindings(monitor, serviceIndex(graph), 'endpoints', 'Service', servicePorts, service =>
        podsBehind(graph, service),
      );
    }
    for (const monitor of graph.ofKind('PodMonitor')) {
      yield* targetFindings(monitor, podIndex(graph), 'podMetricsEndpoints', 'pod', podPorts, workload => [workload]);
    }
  },
};

type Ports<T> = (target: T) => readonly { readonly name: string | undefined }[];

function* targetFindings<T>(
  monitor: GraphObject,
  index: LabelIndex<T>,
  endpointsField: string,
  what: string,
  portsOf: Ports<T>,
  podsOf: (target: T) => readonly Workload[],
): Iterable<Finding> {
  const spec = at(monitor.manifest, 'spec');
  const namespaces = monitoredNamespaces(spec, monitor.namespace, index);
  const selector = isMap(spec['selector']) ? spec['selector'] : {};
  const targets = namespaces.flatMap(namespace => index.select(namespace, selector));
  if (targets.length === 0) {
    if (what === 'Service' && selectsApiServer(spec, namespaces)) return;
    const where = namespaces.length > 0 ? `in namespace ${choices(namespaces)}` : 'anywhere';
    const report = namespaces.every(namespace => index.in(namespace).length === 0) ? risk : finding;
    yield report(monitor, 'spec.selector', `selects no ${what} ${where}: ${selectorText(selector)}`);
    return;
  }
  for (const [i, endpoint] of listOf(spec[endpointsField]).entries()) {
    const port = textOf(at(endpoint)['port']);
    if (port === undefined)
      yield* undeclared(monitor, `spec.${endpointsField}[${i}].targetPort`, at(endpoint), targets.flatMap(podsOf));
    const names = targets.flatMap(target => portsOf(target).flatMap(({ name }) => name ?? []));
    if (port === undefined || names.includes(port)) continue;
    const message = `no selected ${what} has a port named "${port}"`;
    yield finding(monitor, `spec.${endpointsField}[${i}].port`, message, `Named ports are ${choices(names)}.`);
  }
}

const selectsApiServer = (spec: Fields, namespaces: readonly string[]): boolean =>
  (at(spec, 'namespaceSelector')['any'] === true || namespaces.includes(apiServerService.namespace)) &&
  selectorOf(spec['selector'])?.matches(apiServerService.labels) === true;

/** Prometheus keeps the pods that declare the port; one that no container declares is not scraped, though it may be open. */
function* undeclared(
  monitor: GraphObject,
  path: string,
  { targetPort }: Fields,
  pods: readonly Workload[],
): Iterable<Finding> {
  const target = textOf(targetPort) ?? numberOf(targetPort);
  // Of pods without containers here, an operator knows the ports.
  if (target === undefined || pods.length === 0 || pods.some(({ containers }) => containers.length === 0)) return;
  const declared = pods.flatMap(podPorts);
  if (declared.some(({ name, port }) => name === target || port === target)) return;
  const message = `no container of the selected pods declares port ${JSON.stringify(target)}`;
  yield finding(monitor, path, message, `Declared ports are ${portText(declared)}; a monitor finds no others.`);
}
