import { at, type Fields, fieldsOf, isMap, listOf, numberOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';

/** Where a rule of an Ingress or HTTPRoute sends requests. */
export interface Backend {
  readonly from: GraphObject;
  readonly path: string;
  readonly namespace: string;
  readonly service: string;
  /** Name or number of the Service's port; undefined where none is named. */
  readonly port: string | number | undefined;
}

/** Every Service that an Ingress names, in either version of its API. */
export const ingressBackends: (graph: Graph) => readonly Backend[] = perGraph(graph =>
  graph.ofKind('Ingress').flatMap(ingress => {
    const spec = at(ingress.manifest, 'spec');
    const fallback = isMap(spec['backend']) ? 'backend' : 'defaultBackend';
    return [
      ...backendOf(ingress, at(spec, fallback), `spec.${fallback}`),
      ...listOf(spec['rules']).flatMap((rule, i) =>
        listOf(at(rule, 'http')['paths']).flatMap((entry, j) =>
          backendOf(ingress, at(entry, 'backend'), `spec.rules[${i}].http.paths[${j}].backend`),
        ),
      ),
    ];
  }),
);

function backendOf(from: GraphObject, backend: Fields, path: string): readonly Backend[] {
  const { name, port } = at(backend, 'service');
  const service = textOf(name) ?? textOf(backend['serviceName']);
  if (!service) return [];
  const { name: portName, number } = fieldsOf(port);
  const old = backend['servicePort'];
  const target = textOf(portName) ?? numberOf(number) ?? textOf(old) ?? numberOf(old);
  return [{ from, path, namespace: namespaceOf(from), service, port: target }];
}

/** Every Service that a Gateway API route names. */
export const routeBackends: (graph: Graph) => readonly Backend[] = perGraph(graph =>
  ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].flatMap(kind =>
    graph.ofKind(kind).flatMap(route =>
      listOf(at(route.manifest, 'spec')['rules']).flatMap((rule, i) =>
        listOf(fieldsOf(rule)['backendRefs']).flatMap((entry, j) => {
          const { group, kind: referred, name, namespace, port } = fieldsOf(entry);
          const service = textOf(name);
          if (!service || (textOf(group) ?? '') !== '' || (textOf(referred) ?? 'Service') !== 'Service') return [];
          const path = `spec.rules[${i}].backendRefs[${j}]`;
          return [
            { from: route, path, namespace: textOf(namespace) ?? namespaceOf(route), service, port: numberOf(port) },
          ];
        }),
      ),
    ),
  ),
);
