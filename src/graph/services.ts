import { at, fieldsOf, listOf, numberOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { podsWithLabels } from './label-index.js';
import { type GraphObject, namespaceOf } from './object.js';
import { type Container, isRunning, type Workload } from './workload.js';

/** One entry of a Service's `spec.ports`. */
export interface ServicePort {
  /** `spec.ports[0]` */
  readonly path: string;
  readonly name: string | undefined;
  readonly port: number | undefined;
  readonly protocol: string;
  /** Name or number of a container port; the port itself where nothing is said. */
  readonly target: string | number | undefined;
}

/** One entry of a container's `ports`. */
export interface DeclaredPort {
  /** `spec.template.spec.containers[0].ports[0]` */
  readonly path: string;
  readonly name: string | undefined;
  readonly port: number | undefined;
  readonly protocol: string;
}

export const servicePorts = (service: GraphObject): readonly ServicePort[] =>
  listOf(at(service.manifest, 'spec')['ports']).map((entry, i) => {
    const { name, port, protocol, targetPort } = fieldsOf(entry);
    const number = numberOf(port);
    return {
      path: `spec.ports[${i}]`,
      name: textOf(name),
      port: number,
      protocol: textOf(protocol) ?? 'TCP',
      target: textOf(targetPort) ?? numberOf(targetPort) ?? number,
    };
  });

export const declaredPorts = (container: Container): readonly DeclaredPort[] =>
  listOf(container.fields['ports']).map((entry, i) => {
    const { name, containerPort, protocol } = fieldsOf(entry);
    return {
      path: `${container.path}.ports[${i}]`,
      name: textOf(name),
      port: numberOf(containerPort),
      protocol: textOf(protocol) ?? 'TCP',
    };
  });

/** The ports of a pod's main containers and sidecars. */
export const podPorts = (workload: Workload): readonly DeclaredPort[] =>
  workload.containers.filter(isRunning).flatMap(declaredPorts);

/** The Service of the API server, which every cluster has beside what is applied. */
export const apiServerService = {
  namespace: 'default',
  labels: { component: 'apiserver', provider: 'kubernetes' },
} as const;

/** The workloads behind a Service; none for one that selects nothing. */
export const podsBehind = (graph: Graph, service: GraphObject): readonly Workload[] =>
  podsWithLabels(graph, namespaceOf(service), at(service.manifest, 'spec')['selector']);

/** A name or number finds a port of the same protocol. */
export const isPort = (target: string | number | undefined, protocol: string) => (port: DeclaredPort) =>
  port.protocol === protocol && (typeof target === 'number' ? port.port === target : port.name === target);
