import { at, fieldsOf, listOf, numberOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { podsBehind } from '../graph/services.js';
import { type PodFacts, podFacts } from './peer-group.js';
import { Ports } from './ports.js';
import { type RoutedPath, routedPaths } from './routed-path.js';
import { type Workload, workloadsMadeBy } from './workloads.js';

/** Whatever serves Ingress and Route objects: a pod of which nothing is known. */
export const ingressController: PodFacts = podFacts('ingress-controller-ns', {});
export const ingressControllerName = '{ingress-controller}';

/** A routed path, and pods that answer on it. */
export interface Route {
  readonly routed: RoutedPath;
  readonly workload: Workload;
  /** Ports of the pods. */
  readonly ports: Ports;
}

/** Every routed path, with the pods that it reaches through a Service. */
export const routesOf = (graph: Graph): readonly Route[] =>
  routedPaths(graph).flatMap(routed => {
    const service = routed.backend && graph.get('', 'Service', routed.backend.namespace, routed.backend.service);
    if (!service) return [];
    const targets = targetPortsOf(service, routed.backend?.port);
    return workloadsBehind(graph, service)
      .map(workload => ({ routed, workload, ports: portsOn(workload, targets) }))
      .filter(({ ports }) => !ports.isEmpty);
  });

/** Numbers and names of the target ports behind one port of a Service, or behind all. OpenShift names the target itself. */
export function targetPortsOf(service: GraphObject, wanted: string | number | undefined): readonly (string | number)[] {
  const ports = listOf(at(service.manifest, 'spec')['ports']).map(fieldsOf);
  const targets = ports
    .filter(({ name, port, targetPort }) => wanted === undefined || [name, port, targetPort].includes(wanted))
    .map(({ port, targetPort }) => textOf(targetPort) ?? numberOf(targetPort) ?? numberOf(port));
  const known = targets.filter(target => target !== undefined);
  return wanted === undefined ? known : known.slice(0, 1);
}

/** The workloads whose pods a Service selects. */
export const workloadsBehind = (graph: Graph, service: GraphObject): readonly Workload[] =>
  workloadsMadeBy(graph, podsBehind(graph, service));

/** The TCP ports that targets mean on pods. Pods that declare ports listen on those; others may listen on any. */
export function portsOn({ pods }: Workload, targets: readonly (string | number)[]): Ports {
  const ports = pods.flatMap(({ ports: declared }) =>
    targets.flatMap(target => {
      const found = declared.find(
        ({ name, port, transport }) => transport === 'TCP' && (name === target || port === target),
      );
      if (found) return [Ports.of('TCP', found.port)];
      return declared.length === 0 && typeof target === 'number' ? [Ports.of('TCP', target)] : [];
    }),
  );
  return Ports.union(ports);
}
