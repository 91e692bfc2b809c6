import { waysIn } from '../connectivity/way-in.js';
import { at, fieldsOf, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import type { Consequence, Pair } from './consequence.js';

/** Something that lets requests of the outside in, by the words in which it is printed. */
interface Opening {
  readonly object: GraphObject;
  readonly id: string;
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

function openingsOf(graph: Graph): ReadonlyMap<string, Opening> {
  const ways = waysIn(graph).map(({ object, host, path, exact, guarded, backend }) => {
    const address = `${host || 'every host'}${path}${exact ? '' : path.endsWith('/') ? '*' : '/*'}`;
    const to = backend ? ` to Service ${backend.namespace}/${backend.service}${port(backend.port)}` : '';
    return [`${address}${to}${guarded ? ', guarded' : ''}`, { object, id: 'route' }] as const;
  });
  return new Map([
    ...ways,
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
  const external = listOf(spec['externalIPs']).map(ip => [`its ports on ${ip}`, { object, id: 'service' }] as const);
  if (!how) return external;
  const ports = listOf(spec['ports']).map(entry => {
    const { port: number, protocol = 'TCP' } = fieldsOf(entry);
    return [`${how}: ${nameOf(object)} ${protocol} ${number}${from}`, { object, id: 'service' }] as const;
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
