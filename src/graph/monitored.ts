import { at, type Fields, fieldsOf, isMap, listOf, numberOf, textMapOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type LabelIndex, podIndex, serviceIndex } from './label-index.js';
import type { GraphObject } from './object.js';
import { perGraph } from './per-graph.js';
import { isPort, podPorts, podsBehind, servicePorts } from './services.js';
import type { Workload } from './workload.js';

/** A port of pods that a monitor lets Prometheus scrape. */
export interface Monitored {
  readonly monitor: GraphObject;
  /** `spec.endpoints[0]` */
  readonly path: string;
  readonly endpoint: Fields;
  /** The Service by which the pods were found; undefined for a PodMonitor. */
  readonly service: GraphObject | undefined;
  readonly workload: Workload;
  readonly port: number;
}

/** Where a monitor looks; one that names no namespace may be applied to any. */
export function monitoredNamespaces<T>(spec: Fields, own: string | undefined, index: LabelIndex<T>): readonly string[] {
  const { any, matchNames } = at(spec, 'namespaceSelector');
  const names = listOf(matchNames).flatMap(name => textOf(name) ?? []);
  if (any === true || (names.length === 0 && own === undefined)) return [...index.namespaceNames];
  return own !== undefined && names.length === 0 ? [own] : names;
}

/** What a monitor selects. */
export function monitorTargets<T>({ manifest, namespace }: GraphObject, index: LabelIndex<T>): readonly T[] {
  const spec = at(manifest, 'spec');
  const selector = isMap(spec['selector']) ? spec['selector'] : {};
  return monitoredNamespaces(spec, namespace, index).flatMap(each => index.select(each, selector));
}

/** Every port that is scraped, once for each way by which it is found. */
export const monitored: (graph: Graph) => readonly Monitored[] = perGraph(graph => [
  ...graph.distinct(graph.ofKind('ServiceMonitor')).flatMap(monitor => byServices(graph, monitor)),
  ...graph.distinct(graph.ofKind('PodMonitor')).flatMap(monitor => byPods(graph, monitor)),
]);

function byServices(graph: Graph, monitor: GraphObject): readonly Monitored[] {
  const endpoints = listOf(at(monitor.manifest, 'spec')['endpoints']).map(fieldsOf);
  return monitorTargets(monitor, serviceIndex(graph)).flatMap(service =>
    podsBehind(graph, service).flatMap(workload =>
      endpoints.flatMap((endpoint, i) => {
        const named = servicePorts(service).find(({ name }) => name !== undefined && name === endpoint['port']);
        const target = named ? named.target : targetOf(endpoint['targetPort']);
        const port = numberIn(workload, target);
        return port === undefined ? [] : [{ monitor, path: `spec.endpoints[${i}]`, endpoint, service, workload, port }];
      }),
    ),
  );
}

const byPods = (graph: Graph, monitor: GraphObject): readonly Monitored[] =>
  monitorTargets(monitor, podIndex(graph)).flatMap(workload =>
    listOf(at(monitor.manifest, 'spec')['podMetricsEndpoints']).flatMap((entry, i) => {
      const endpoint = fieldsOf(entry);
      const { port, portNumber, targetPort } = endpoint;
      const number = numberIn(workload, textOf(port) ?? numberOf(portNumber) ?? targetOf(targetPort));
      const path = `spec.podMetricsEndpoints[${i}]`;
      return number === undefined ? [] : [{ monitor, path, endpoint, service: undefined, workload, port: number }];
    }),
  );

const targetOf = (value: unknown) => textOf(value) ?? numberOf(value);

function numberIn(workload: Workload, target: string | number | undefined): number | undefined {
  if (typeof target === 'number') return target;
  return target === undefined ? undefined : podPorts(workload).find(isPort(target, 'TCP'))?.port;
}

/** The labels of a monitor, by which a Prometheus selects it. */
export const monitorLabels = ({ manifest }: GraphObject) => textMapOf(manifest.metadata.labels);
