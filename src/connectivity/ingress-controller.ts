import { at, fieldsOf, listOf, numberOf, textMapOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { type PodFacts, podFacts } from './party.js';
import { Ports } from './ports.js';
import { namespaceOf, type Workload } from './workloads.js';

/** Whatever serves Ingress and Route objects: a pod of which nothing is known. */
export const ingressController: PodFacts = podFacts('ingress-controller-ns', {});
export const ingressControllerName = '{ingress-controller}';

/** A path of the world to pods, through a Service. */
export interface Route {
  readonly object: GraphObject;
  /** The field that names the Service: `spec.rules[0].http.paths[1].backend`. */
  readonly field: string;
  readonly service: GraphObject;
  readonly workload: Workload;
  /** Ports of the pods. */
  readonly ports: Ports;
}

interface Backend {
  readonly object: GraphObject;
  readonly field: string;
  readonly namespace: string;
  readonly service: string;
  /** Name or number of the Service's port; undefined is all of them. */
  readonly port: string | number | undefined;
}

/** Every way in from Ingress, HTTPRoute (and its kin) and OpenShift Route objects to the pods that answer. */
export function routesOf(graph: Graph, workloads: readonly Workload[]): readonly Route[] {
  const services = new Map(
    graph.ofKind('Service').map(service => [`${namespaceOf(service)}/${service.name}`, service]),
  );
  return backendsOf(graph).flatMap(({ object, field, namespace, service: name, port }) => {
    const service = services.get(`${namespace}/${name}`);
    if (!service) return [];
    const targets = targetPortsOf(service, port);
    return selectedBy(service, workloads)
      .map(workload => ({ object, field, service, workload, ports: portsOn(workload, targets) }))
      .filter(({ ports }) => !ports.isEmpty);
  });
}

const gatewayKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'];

const backendsOf = (graph: Graph): readonly Backend[] => [
  ...graph.ofKind('Ingress').flatMap(ingressBackends),
  ...gatewayKinds.flatMap(kind => graph.ofKind(kind)).flatMap(gatewayBackends),
  ...graph.ofKind('Route').flatMap(openshiftBackends),
];

function ingressBackends(object: GraphObject): readonly Backend[] {
  const spec = at(object.manifest, 'spec');
  const backends = listOf(spec['rules']).flatMap((rule, i) =>
    listOf(at(rule, 'http')['paths']).map((path, k) => ({
      field: `spec.rules[${i}].http.paths[${k}].backend`,
      backend: at(path, 'backend'),
    })),
  );
  return [{ field: 'spec.defaultBackend', backend: at(spec, 'defaultBackend') }, ...backends].flatMap(
    ({ field, backend }) => {
      const { name, port } = at(backend, 'service');
      const { name: portName, number } = fieldsOf(port);
      return backendOf(object, field, name, textOf(portName) ?? numberOf(number));
    },
  );
}

const gatewayBackends = (object: GraphObject): readonly Backend[] =>
  listOf(at(object.manifest, 'spec')['rules']).flatMap((rule, i) =>
    listOf(fieldsOf(rule)['backendRefs']).flatMap((reference, k) => {
      const { kind = 'Service', name, namespace, port } = fieldsOf(reference);
      if (kind !== 'Service') return [];
      return backendOf(object, `spec.rules[${i}].backendRefs[${k}]`, name, numberOf(port), textOf(namespace));
    }),
  );

function openshiftBackends(object: GraphObject): readonly Backend[] {
  const spec = at(object.manifest, 'spec');
  const { targetPort } = at(spec, 'port');
  const port = textOf(targetPort) ?? numberOf(targetPort);
  const others = listOf(spec['alternateBackends']).map((to, i) => ({ field: `spec.alternateBackends[${i}]`, to }));
  return [{ field: 'spec.to', to: spec['to'] }, ...others].flatMap(({ field, to }) => {
    const { kind = 'Service', name } = fieldsOf(to);
    return kind === 'Service' ? backendOf(object, field, name, port) : [];
  });
}

function backendOf(
  object: GraphObject,
  field: string,
  name: unknown,
  port: string | number | undefined,
  namespace = namespaceOf(object),
): readonly Backend[] {
  const service = textOf(name);
  return service === undefined ? [] : [{ object, field, namespace, service, port }];
}

/** The target ports behind one port of a Service, or behind all of them. OpenShift names the target port instead. */
function targetPortsOf(service: GraphObject, wanted: string | number | undefined): readonly (string | number)[] {
  const ports = listOf(at(service.manifest, 'spec')['ports']).map(fieldsOf);
  const matching = ports.filter(
    ({ name, port, targetPort }) => wanted === undefined || name === wanted || port === wanted || targetPort === wanted,
  );
  const targets = matching.map(({ port, targetPort }) => textOf(targetPort) ?? numberOf(targetPort) ?? numberOf(port));
  const known = targets.filter(target => target !== undefined);
  return wanted === undefined ? known : known.slice(0, 1);
}

/** The workloads whose pods a Service selects. */
export function selectedBy(service: GraphObject, workloads: readonly Workload[]): readonly Workload[] {
  const selector = Object.entries(textMapOf(at(service.manifest, 'spec')['selector']));
  if (selector.length === 0) return [];
  return workloads.filter(
    ({ namespace, pods }) =>
      namespace === namespaceOf(service) &&
      pods.some(({ labels }) => selector.every(([label, value]) => labels[label] === value)),
  );
}

/** A pod that declares ports listens on those; one that declares none may listen on any. */
function portsOn({ pods }: Workload, targets: readonly (string | number)[]): Ports {
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
