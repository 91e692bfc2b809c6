import { routedPaths } from '../connectivity/routed-path.js';
import { append } from '../graph/append.js';
import { at, fieldsOf, listOf, textOf } from '../graph/fields.js';
import { type Graph, idOf } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { podsBehind } from '../graph/services.js';
import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';

/** Something that lets requests of the outside in, by the words in which it is printed. */
interface Opening {
  readonly object: GraphObject;
  readonly id: string;
  /** The Service behind it, where it is one of the cluster. */
  readonly service?: GraphObject | undefined;
}

/** Public routes, ports of nodes and load balancers, and certificates that appear or go. */
export function* routes({ previous, next }: Pair): Iterable<Consequence> {
  const [was, is] = [openingsOf(previous), openingsOf(next)];
  for (const [text, { object, id }] of is) {
    if (!was.has(text)) yield { section: 'exposed', id: `${id}-opened`, object, message: `opens ${text}` };
  }
  for (const [text, { object, id }] of was) {
    if (!is.has(text)) yield { section: 'closed', id: `${id}-closed`, object, message: `no longer opens ${text}` };
  }
  const [had, has] = [certificatesOf(previous), certificatesOf(next)];
  for (const [text, object] of had) {
    if (!has.has(text))
      yield { section: 'exposed', id: 'certificate-removed', object, message: `no longer serves ${text}` };
  }
  for (const [text, object] of has) {
    if (!had.has(text)) yield { section: 'closed', id: 'certificate-added', object, message: `serves ${text}` };
  }
}

/** Openings of both graphs behind which other workloads answer: one that had no part in it, or none at all any more. */
export function* answers(pair: Pair): Iterable<Consequence> {
  const { previous, next } = pair;
  const [was, is] = [openingsOf(previous), openingsOf(next)];
  const heirs = new Map(changesOf(pair).renamed.map(({ before, after }) => [before, after]));
  const opened = new Map<GraphObject, string[]>();
  const closed = new Map<GraphObject, string[]>();
  for (const [text, { service }] of is) {
    const before = answering(previous, was.get(text)?.service).map(object => heirs.get(object) ?? object);
    const known = new Set(before.map(keyOf));
    const now = answering(next, service);
    if (was.has(text)) for (const object of now) if (!known.has(keyOf(object))) append(opened, object, text);
    if (now.length === 0) for (const object of before) append(closed, object, text);
  }
  for (const [object, texts] of opened)
    yield { section: 'exposed', id: 'answer-added', object, message: `now answers ${listed(texts)}` };
  for (const [object, texts] of closed)
    yield {
      section: 'closed',
      id: 'answer-removed',
      object,
      message: `no longer answers ${listed(texts)}, and no other does`,
    };
}

const answering = (graph: Graph, service: GraphObject | undefined): readonly GraphObject[] =>
  service ? podsBehind(graph, service).map(({ object }) => object) : [];

const keyOf = ({ group, kind, namespace, name }: GraphObject): string => idOf(group, kind, namespace, name);

function openingsOf(graph: Graph): ReadonlyMap<string, Opening> {
  const paths = routedPaths(graph).map(({ object, host, path, exact, guarded, backend }) => {
    const address = `${host || 'every host'}${path}${exact ? '' : path.endsWith('/') ? '*' : '/*'}`;
    const service = backend && graph.get('', 'Service', backend.namespace, backend.service);
    const to = backend ? ` to Service ${backend.namespace}/${backend.service}${port(backend.port)}` : '';
    return [`${address}${to}${guarded ? ', guarded' : ''}`, { object, id: 'route', service }] as const;
  });
  return new Map([
    ...paths,
    ...graph.ofKind('Service').flatMap(portsOf),
    ...graph.ofKind('Gateway').flatMap(listenersOf),
  ]);
}

const port = (value: string | number | undefined): string => (value === undefined ? '' : `:${value}`);

/** A Service with an address outside of the cluster. */
function portsOf(object: GraphObject): readonly (readonly [string, Opening])[] {
  const spec = at(object.manifest, 'spec');
  const type = textOf(spec['type']);
  const how = type === 'LoadBalancer' ? 'a load balancer' : type === 'NodePort' ? 'a port of every node' : undefined;
  const ranges = listOf(spec['loadBalancerSourceRanges']).flatMap(range => textOf(range) ?? []);
  const from = ranges.length > 0 ? ` for ${[...ranges].sort().join(', ')}` : '';
  const external = listOf(spec['externalIPs']).map(
    ip => [`its ports on ${ip}`, { object, id: 'service', service: object }] as const,
  );
  if (!how) return external;
  const ports = listOf(spec['ports']).map(entry => {
    const { port: number, protocol = 'TCP' } = fieldsOf(entry);
    return [
      `${how}: ${nameOf(object)} ${protocol} ${number}${from}`,
      { object, id: 'service', service: object },
    ] as const;
  });
  return [...external, ...ports];
}

const listenersOf = (object: GraphObject): readonly (readonly [string, Opening])[] =>
  listOf(at(object.manifest, 'spec')['listeners']).map(listener => {
    const { protocol, port: number, hostname } = fieldsOf(listener);
    return [
      `${protocol} ${number} for ${hostname ?? 'every host'} (${nameOf(object)})`,
      { object, id: 'listener' },
    ] as const;
  });

const nameOf = (object: GraphObject): string => `${namespaceOf(object)}/${object.name}`;

/** `api.example.com with the certificate in Secret shop/tls` */
function certificatesOf(graph: Graph): ReadonlyMap<string, GraphObject> {
  return new Map(
    graph.ofKind('Ingress').flatMap(object =>
      listOf(at(object.manifest, 'spec')['tls']).flatMap(entry => {
        const { hosts, secretName } = fieldsOf(entry);
        const from = textOf(secretName)
          ? ` with the certificate in Secret ${namespaceOf(object)}/${secretName}`
          : ' with a certificate';
        return listOf(hosts).map(host => [`${host}${from}`, object] as const);
      }),
    ),
  );
}
