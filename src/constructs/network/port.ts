import type { Protocols, TransportProtocol } from '../../intent/endpoint.js';
import { type Callee, callerSource } from '../../intent/source.js';
import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';
import { portProblems } from '../object/names.js';

/** What a port speaks: an application protocol, or only the transport where plainsail knows no more. */
export type PortProtocol = 'http' | 'https' | 'grpc' | 'tcp' | 'udp' | 'sctp';

/** A container port: its number, with more where the defaults are not right. */
export type PortSpec =
  | number
  | {
      readonly number: number;
      /** @default the name of the port where that is `http`, `https` or `grpc`; else `http` for the first, `tcp` for others */
      readonly protocol?: PortProtocol;
      /** The port of the Service that leads to it; false for none. @default 80 for the first port, its own number for others */
      readonly servicePort?: number | false;
      /** The sidecar that listens. @default the program */
      readonly container?: string;
    };
/** Container ports by name: `{ http: 8080 }`. */
export type PortSpecs = Readonly<Record<string, PortSpec>>;

/** A container port. Its number, name and transport are the same in pod, Service and policies. */
export interface Port {
  readonly name: string;
  readonly number: number;
  readonly protocol: PortProtocol;
  readonly transport: TransportProtocol;
  /** The sidecar that listens. @default the program */
  readonly container?: string | undefined;
}

/** A container port of a server, and the port of the Service that leads to it; false for none. */
export interface ServerPort extends Port {
  readonly servicePort: number | false;
}

/** A container port that a Service leads to. */
export interface ServedPort extends Port {
  readonly servicePort: number;
}

/** What callers know a port by: one that speaks HTTPS has the facts of `http`, with a URL that says so. */
export type EndpointProtocol<P extends PortProtocol> = P extends 'https' ? 'http' : Exclude<P, 'https'>;

type Named = 'http' | 'https' | 'grpc';
type IsOne<K, Each = K> = Each extends K ? ([K] extends [Each] ? true : false) : never;
/** The protocol of a port, as far as types tell: they do not know which of several is the first. */
export type ProtocolOf<Ports extends PortSpecs, Name extends keyof Ports> = PortSpec extends Ports[Name]
  ? PortProtocol
  : Ports[Name] extends { readonly protocol: infer P extends PortProtocol }
    ? P
    : Name extends Named
      ? Name
      : true extends IsOne<keyof Ports>
        ? 'http'
        : 'http' | 'tcp';

/** The same for members, whose ports speak no more than TCP unless they say so. */
export type MemberProtocolOf<Ports extends PortSpecs, Name extends keyof Ports> = PortSpec extends Ports[Name]
  ? PortProtocol
  : Ports[Name] extends { readonly protocol: infer P extends PortProtocol }
    ? P
    : Name extends Named
      ? Name
      : 'tcp';

const named: readonly string[] = ['http', 'https', 'grpc'] satisfies readonly Named[];
const protocols: readonly string[] = [...named, 'tcp', 'udp', 'sctp'];

/** TCP carries all but two. */
export const transportOf = (protocol: PortProtocol): TransportProtocol =>
  protocol === 'udp' ? 'UDP' : protocol === 'sctp' ? 'SCTP' : 'TCP';

/** A port that speaks no more than TCP as far as it matters here: one of a store, of an agent. */
export const tcpPort = (name: string, number: number): Port => ({ name, number, protocol: 'tcp', transport: 'TCP' });

/** What a Service offers its first port as; the others are offered as themselves. */
const firstServicePort = 80;

/** The ports of a server, in declared order. */
export function serverPorts(specs: PortSpecs): readonly ServerPort[] {
  return Object.entries(specs).map(([name, spec], i) => {
    const said: Exclude<PortSpec, number> = typeof spec === 'number' ? { number: spec } : spec;
    const usual = named.includes(name) ? (name as Named) : i === 0 ? 'http' : 'tcp';
    const { number, protocol = usual, servicePort = i === 0 ? firstServicePort : number, container } = said;
    return { name, number, protocol, transport: transportOf(protocol), servicePort, ...(container && { container }) };
  });
}

/** The ports of members: a headless Service leads to pods themselves, so that a Service has the numbers of its pods. */
export const portsOfMembers = (specs: PortSpecs): readonly ServerPort[] =>
  serverPorts(
    Object.fromEntries(
      Object.entries(specs).map(([name, spec]): [string, PortSpec] => {
        const said: Exclude<PortSpec, number> = typeof spec === 'number' ? { number: spec } : spec;
        const protocol = named.includes(name) ? (name as Named) : 'tcp';
        return [name, { protocol, servicePort: said.number, ...said }];
      }),
    ),
  );

/** Those that the Service leads to. */
export const servedPorts = (ports: readonly ServerPort[]): readonly ServedPort[] =>
  ports.filter((port): port is ServedPort => port.servicePort !== false);

/** The API's field, which assumes TCP. */
export const protocolField = (transport: TransportProtocol): { readonly protocol?: TransportProtocol } =>
  transport === 'TCP' ? {} : { protocol: transport };

const usualPorts: Readonly<Partial<Record<PortProtocol, number>>> = { http: 80, https: 443 };

/** What callers know of a port of a server: a URL only where there is one. */
export function factsOf(protocol: PortProtocol, host: string, port: number): Protocols['http' | 'grpc' | 'tcp'] {
  if (protocol === 'grpc') return { host, port, target: `${host}:${port}` };
  if (protocol !== 'http' && protocol !== 'https') return { host, port };
  return { host, port, url: `${protocol}://${host}${usualPorts[protocol] === port ? '' : `:${port}`}` };
}

/** What is wrong with the ports of a server. */
export function serverPortProblems(ports: readonly ServerPort[]): Problem[] {
  const served = servedPorts(ports);
  if (served.length === 0) {
    return [problem('port', 'a server without a port serves nobody.', { hint: 'Give it one: ports: { http: 8080 }.' })];
  }
  return [
    ...containerPortProblems(ports),
    ...served.flatMap(({ name, number, servicePort }) =>
      [number, firstServicePort].includes(servicePort) ? [] : portProblems(name, servicePort),
    ),
    ...served.flatMap((port, i) => sameServicePort(port, served.slice(0, i))),
  ];
}

/** What is wrong with the ports of a pod, whether or not a Service leads to them. */
export const containerPortProblems = (ports: readonly Port[]): readonly Problem[] => [
  ...ports.flatMap(({ name, number }) => portProblems(name, number)),
  ...ports.flatMap(({ name, protocol }) => protocolProblems(name, protocol)),
  ...ports.flatMap((port, i) => sameNumber(port, ports.slice(0, i))),
];

const protocolProblems = (name: string, protocol: string): Problem[] =>
  protocols.includes(protocol)
    ? []
    : [
        problem('port', `port "${name}" speaks "${protocol}".${didYouMean(protocol, protocols)}`, {
          hint: `A port speaks ${alternatives(protocols)}.`,
        }),
      ];

function sameNumber({ name, number, transport }: Port, before: readonly Port[]): Problem[] {
  const same = before.find(port => port.transport === transport && port.number === number);
  return same
    ? [
        problem('port', `ports "${same.name}" and "${name}" are both ${number}.`, {
          hint: 'A container listens on a port once.',
        }),
      ]
    : [];
}

function sameServicePort(port: ServedPort, before: readonly ServedPort[]): Problem[] {
  const { name, number, transport, servicePort } = port;
  const same = before.find(
    other => other.transport === transport && other.servicePort === servicePort && other.number !== number,
  );
  return same
    ? [
        problem('port', `port "${name}" is ${number}, which the Service gives to "${same.name}".`, {
          hint: `Put "${name}" first, or give it another number.`,
        }),
      ]
    : [];
}

/** What is wrong with asking a server for a port. @param asked the method, whose caller is at fault */
export function calledPortProblems(known: readonly string[], name: string, asked: Callee): readonly Problem[] {
  if (known.includes(name)) return [];
  const message = `there is no port "${name}" to call.${didYouMean(name, known)}`;
  return [problem('port', message, { hint: `The ports are ${alternatives(known)}.`, source: callerSource(asked) })];
}
