import { at, fieldsOf, listOf, textMapOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { selectorOf } from '../graph/selector.js';
import { portsOn, selectedBy, targetPortsOf } from './ingress-controller.js';
import type { Ports } from './ports.js';
import type { Workload } from './workloads.js';

/** A path on which pods answer Prometheus. */
export interface Scraped {
  readonly path: string;
  readonly workload: Workload;
  readonly ports: Ports;
  /** What says so. */
  readonly by: GraphObject;
}

/** Every path that a ServiceMonitor, a PodMonitor or a `prometheus.io/` annotation has scraped. */
export const scrapedPaths = (graph: Graph, workloads: readonly Workload[]): readonly Scraped[] =>
  [
    ...graph.ofKind('ServiceMonitor').flatMap(monitor => byServiceMonitor(monitor, graph, workloads)),
    ...graph.ofKind('PodMonitor').flatMap(monitor => byPodMonitor(monitor, workloads)),
    ...graph
      .ofKind('Service')
      .flatMap(service => byAnnotation(service, service.manifest.metadata.annotations, selectedBy(service, workloads))),
    ...workloads.flatMap(workload => byAnnotation(workload.object, workload.metadata['annotations'], [workload])),
  ].filter(({ ports }) => !ports.isEmpty);

function byServiceMonitor(by: GraphObject, graph: Graph, workloads: readonly Workload[]): readonly Scraped[] {
  const spec = at(by.manifest, 'spec');
  const selector = selectorOf(spec['selector']);
  const services = graph
    .ofKind('Service')
    .filter(
      service =>
        isWatched(spec, by, namespaceOf(service)) && selector?.matches(textMapOf(service.manifest.metadata.labels)),
    );
  return listOf(spec['endpoints'])
    .map(fieldsOf)
    .flatMap(({ port, targetPort, path }) =>
      services.flatMap(service => {
        const targets =
          targetPort === undefined ? targetPortsOf(service, textOf(port)) : [targetPort as string | number];
        return selectedBy(service, workloads).map(workload => ({
          path: textOf(path) ?? '/metrics',
          workload,
          ports: portsOn(workload, targets),
          by,
        }));
      }),
    );
}

function byPodMonitor(by: GraphObject, workloads: readonly Workload[]): readonly Scraped[] {
  const spec = at(by.manifest, 'spec');
  const selector = selectorOf(spec['selector']);
  const selected = workloads.filter(
    ({ namespace, pods }) => isWatched(spec, by, namespace) && pods.some(({ labels }) => selector?.matches(labels)),
  );
  return listOf(spec['podMetricsEndpoints'])
    .map(fieldsOf)
    .flatMap(({ port, path }) =>
      selected.map(workload => ({
        path: textOf(path) ?? '/metrics',
        workload,
        ports: portsOn(workload, [textOf(port) ?? '']),
        by,
      })),
    );
}

/** A monitor looks into its own namespace unless it names others. */
function isWatched(spec: Readonly<Record<string, unknown>>, monitor: GraphObject, namespace: string): boolean {
  const { any, matchNames } = at(spec, 'namespaceSelector');
  const names = listOf(matchNames);
  return any === true || (names.length > 0 ? names.includes(namespace) : namespace === namespaceOf(monitor));
}

function byAnnotation(by: GraphObject, annotations: unknown, workloads: readonly Workload[]): readonly Scraped[] {
  const texts = textMapOf(annotations);
  const port = Number(texts['prometheus.io/port']);
  if (texts['prometheus.io/scrape'] !== 'true' || !Number.isInteger(port)) return [];
  const path = texts['prometheus.io/path'] ?? '/metrics';
  return workloads.map(workload => ({ path, workload, ports: portsOn(workload, [port]), by }));
}
