import { at, type Fields, fieldsOf, listOf, numberOf, textMapOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';

/** Where an Ingress, an HTTPRoute (or its kin) or an OpenShift Route leads requests of one host and path. */
export interface RoutedPath {
  readonly object: GraphObject;
  /** `spec.rules[0].http.paths[1]` */
  readonly field: string;
  /** The empty text is every host. */
  readonly host: string;
  readonly path: string;
  /** The path alone, not what is below it. */
  readonly exact: boolean;
  /** Something other than the path decides who gets through: an address list, authentication. */
  readonly guarded: boolean;
  /** Absent where no backend is named: the request is refused. */
  readonly backend: RouteTarget | undefined;
}

export interface RouteTarget {
  readonly namespace: string;
  readonly service: string;
  /** Name or number of the Service's port; undefined is all of them. */
  readonly port: string | number | undefined;
}

const gatewayKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'];

/** Every path of every route that the graph declares. */
export const routedPaths = (graph: Graph): readonly RoutedPath[] => [
  ...graph.ofKind('Ingress').flatMap(throughIngress),
  ...gatewayKinds.flatMap(kind => graph.ofKind(kind)).flatMap(throughGateway),
  ...graph.ofKind('Route').flatMap(throughOpenshift),
];

const guards = [
  'denylist-source-range',
  'whitelist-source-range',
  'allowlist-source-range',
  'auth-url',
  'auth-type',
  'auth-tls-secret',
];

function throughIngress(object: GraphObject): readonly RoutedPath[] {
  const spec = at(object.manifest, 'spec');
  const annotations = textMapOf(object.manifest.metadata.annotations);
  const guarded = guards.some(guard => annotations[`nginx.ingress.kubernetes.io/${guard}`] !== undefined);
  const routed = (field: string, host: unknown, path: Fields): RoutedPath => ({
    object,
    field,
    host: textOf(host) ?? '',
    path: textOf(path['path']) ?? '/',
    exact: path['pathType'] === 'Exact',
    guarded,
    backend: ingressBackend(object, path['backend']),
  });
  const paths = listOf(spec['rules']).flatMap((rule, i) =>
    listOf(at(rule, 'http')['paths']).map((path, k) =>
      routed(`spec.rules[${i}].http.paths[${k}]`, fieldsOf(rule)['host'], fieldsOf(path)),
    ),
  );
  const fallback = spec['defaultBackend']
    ? [routed('spec.defaultBackend', '', { backend: spec['defaultBackend'] })]
    : [];
  return [...fallback, ...paths];
}

function ingressBackend(object: GraphObject, backend: unknown): RouteTarget | undefined {
  const { name, port } = at(backend, 'service');
  const { name: portName, number } = fieldsOf(port);
  return backendOf(namespaceOf(object), name, textOf(portName) ?? numberOf(number));
}

/** A rule has a path for each of its hosts, matches and backends; without backends it refuses requests. */
function throughGateway(object: GraphObject): readonly RoutedPath[] {
  const spec = at(object.manifest, 'spec');
  const hosts = listOf(spec['hostnames']).flatMap(host => textOf(host) ?? []);
  return listOf(spec['rules']).flatMap((rule, i) => {
    if (sendsToHttps(rule)) return [];
    const backends = listOf(fieldsOf(rule)['backendRefs']).map(reference => gatewayBackend(object, reference));
    const matches: readonly Fields[] = listOf(fieldsOf(rule)['matches']).map(match => at(match, 'path'));
    return orOne(hosts, '').flatMap(host =>
      orOne<Fields>(matches, {}).flatMap(({ type, value }) =>
        orOne<RouteTarget | undefined>(backends, undefined).map(backend => ({
          object,
          field: `spec.rules[${i}]`,
          host,
          path: textOf(value) ?? '/',
          exact: type === 'Exact',
          guarded: false,
          backend,
        })),
      ),
    );
  });
}

/** It leads to the same host's other listener, where another rule says what happens. */
const sendsToHttps = (rule: unknown): boolean =>
  listOf(fieldsOf(rule)['filters']).some(filter => at(filter, 'requestRedirect')['scheme'] === 'https');

function gatewayBackend(object: GraphObject, reference: unknown): RouteTarget | undefined {
  const { kind, name, namespace, port } = fieldsOf(reference);
  if ((kind ?? 'Service') !== 'Service') return undefined;
  return backendOf(textOf(namespace) ?? namespaceOf(object), name, numberOf(port));
}

function throughOpenshift(object: GraphObject): readonly RoutedPath[] {
  const spec = at(object.manifest, 'spec');
  const { targetPort } = at(spec, 'port');
  const others = listOf(spec['alternateBackends']).map((to, i) => ({ field: `spec.alternateBackends[${i}]`, to }));
  return [{ field: 'spec.to', to: spec['to'] }, ...others].flatMap(({ field, to }) => {
    const { kind, name } = fieldsOf(to);
    if ((kind ?? 'Service') !== 'Service') return [];
    return {
      object,
      field,
      host: textOf(spec['host']) ?? '',
      path: textOf(spec['path']) ?? '/',
      exact: false,
      guarded: false,
      backend: backendOf(namespaceOf(object), name, textOf(targetPort) ?? numberOf(targetPort)),
    };
  });
}

function backendOf(namespace: string, name: unknown, port: string | number | undefined): RouteTarget | undefined {
  const service = textOf(name);
  return service === undefined ? undefined : { namespace, service, port };
}

const orOne = <T>(values: readonly T[], one: T): readonly T[] => (values.length > 0 ? values : [one]);
