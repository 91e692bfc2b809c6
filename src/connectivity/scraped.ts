import { at, fieldsOf, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type LabelIndex, podIndex, serviceIndex } from '../graph/label-index.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { portsOn, targetPortsOf, workloadsBehind } from './ingress-controller.js';
import type { Ports } from './ports.js';
import { type Workload, workloadsMadeBy, workloadsOf } from './workloads.js';

/** A path on which pods answer Prometheus. */
export interface Scraped {
  readonly path: string;
  readonly workload: Workload;
  readonly ports: Ports;
  /** What says so. */
  readonly by: GraphObject;
}

/** Every path that a ServiceMonitor, a PodMonitor or a `prometheus.io/` annotation has scraped. */
export const scrapedPaths = (graph: Graph): readonly Scraped[] =>
  [
    ...graph.ofKind('ServiceMonitor').flatMap(monitor => byServiceMonitor(monitor, graph)),
    ...graph.ofKind('PodMonitor').flatMap(monitor => byPodMonitor(monitor, graph)),
    ...graph
      .ofKind('Service')
      .flatMap(service =>
        byAnnotation(service, service.manifest.metadata.annotations, () => workloadsBehind(graph, service)),
      ),
    ...workloadsOf(graph).flatMap(workload =>
      byAnnotation(workload.object, workload.metadata['annotations'], () => [workload]),
    ),
  ].filter(({ ports }) => !ports.isEmpty);

function byServiceMonitor(by: GraphObject, graph: Graph): readonly Scraped[] {
  const spec = at(by.manifest, 'spec');
  const services = watched(by, serviceIndex(graph));
  return listOf(spec['endpoints'])
    .map(fieldsOf)
    .flatMap(({ port, targetPort, path }) =>
      services.flatMap(service => {
        const targets =
          targetPort === undefined ? targetPortsOf(service, textOf(port)) : [targetPort as string | number];
        return workloadsBehind(graph, service).map(workload => ({
          path: textOf(path) ?? '/metrics',
          workload,
          ports: portsOn(workload, targets),
          by,
        }));
      }),
    );
}

function byPodMonitor(by: GraphObject, graph: Graph): readonly Scraped[] {
  const selected = workloadsMadeBy(graph, watched(by, podIndex(graph)));
  return listOf(at(by.manifest, 'spec')['podMetricsEndpoints'])
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

/** What a monitor selects: in its own namespace unless it names others. */
function watched<T>(monitor: GraphObject, index: LabelIndex<T>): readonly T[] {
  const { namespaceSelector, selector } = at(monitor.manifest, 'spec');
  const { any, matchNames } = fieldsOf(namespaceSelector);
  const names = listOf(matchNames).flatMap(name => textOf(name) ?? []);
  const own = names.length > 0 ? names : [namespaceOf(monitor)];
  return [...(any === true ? index.namespaceNames : own)].flatMap(namespace => index.select(namespace, selector));
}

function byAnnotation(by: GraphObject, annotations: unknown, workloads: () => readonly Workload[]): readonly Scraped[] {
  const {
    'prometheus.io/scrape': scrape,
    'prometheus.io/port': number,
    'prometheus.io/path': path,
  } = fieldsOf(annotations);
  const port = Number(textOf(number));
  if (scrape !== 'true' || !Number.isInteger(port)) return [];
  return workloads().map(workload => ({
    path: textOf(path) ?? '/metrics',
    workload,
    ports: portsOn(workload, [port]),
    by,
  }));
}
