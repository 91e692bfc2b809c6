import type { Construct, IConstruct } from 'constructs';
import { type Endpoint, type Labels, outsideWave } from '../../intent/endpoint.js';
import { namespaceAt, placeOf } from '../../intent/place.js';
import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aText, mapOf } from '../object/shapes.js';
import { type EndpointProtocol, factsOf, type PortSpecs, type ProtocolOf, serverPorts } from './port.js';

export interface AnnouncedProps<Ports extends PortSpecs = PortSpecs> {
  /** The ports that the component will have, as it declares them. */
  readonly ports: Ports;
  /** Its name. @default the id */
  readonly name?: string;
  /** The name of its Service. @default its name */
  readonly service?: string;
  /** Its selector. @default app.kubernetes.io/name is the name */
  readonly selector?: Labels;
}

const announcedProps = {
  ports: required(aMap),
  name: optional(aText),
  service: optional(aText),
  selector: optional(mapOf(aText)),
} satisfies PropsOf<AnnouncedProps>;

/** A component that is declared later, as others call it. */
export interface Announced<Ports extends PortSpecs = PortSpecs> {
  /** The endpoint of one of its ports, for `calls` of others. */
  port<Name extends keyof Ports & string>(name: Name): Endpoint<EndpointProtocol<ProtocolOf<Ports, Name>>>;
}

/** What was announced, by the identity of its endpoint. */
const announced = new WeakMap<IConstruct, Map<string, Endpoint>>();

/**
 * Announces a component that is declared later in the same scope, so that two can call each other. Who calls it this
 * way does not wait for it in a rollout.
 * @param id the construct's id
 * @returns its ports, for `calls`. An error of the run where no component of this id and these ports follows
 */
export function announce<Ports extends PortSpecs>(
  scope: Construct,
  id: string,
  props: AnnouncedProps<Ports>,
): Announced<Ports> {
  refuseGiven(announce, props, announcedProps);
  const { name = id, service = name, selector = { 'app.kubernetes.io/name': name } } = props;
  const namespace = namespaceAt(scope);
  const host = namespace === undefined ? service : `${service}.${namespace}`;
  const known = announced.get(scope.node.root) ?? new Map<string, Endpoint>();
  announced.set(scope.node.root, known);
  const ports = new Map(
    serverPorts(props.ports).map(({ name, number, protocol, transport, servicePort }) => {
      const endpoint = Object.freeze({
        id: `${placeOf(scope)}/${id}:${name}`,
        protocol: protocol === 'https' ? 'http' : protocol,
        transport,
        port: number,
        peer: { namespace, pods: selector },
        wave: outsideWave,
        facts: factsOf(protocol, host, servicePort === false ? number : servicePort),
      }) as Endpoint;
      known.set(endpoint.id, endpoint);
      return [name, endpoint] as const;
    }),
  );
  scope.node.addValidation({
    validate: () =>
      scope.node.tryFindChild(id) === undefined ? [`"${id}" is announced here, and nothing of that id follows.`] : [],
  });
  return {
    port: wanted => {
      const endpoint = ports.get(wanted);
      if (!endpoint) {
        const message = `"${id}" is announced without a port "${wanted}".${didYouMean(wanted, ports.keys())}`;
        reject(scope, [problem('announced', message, { hint: `Its ports are ${alternatives(ports.keys())}.` })]);
      }
      return endpoint as never;
    },
  };
}

/** What a component offers otherwise than it was announced: the policies of its callers would lead elsewhere. */
export function announcementProblems(by: IConstruct, endpoints: readonly Endpoint[]): readonly Problem[] {
  const known = announced.get(by.node.root);
  return endpoints.flatMap(endpoint => {
    const promised = known?.get(endpoint.id);
    if (!promised) return [];
    const [said, is] = [promised, endpoint].map(comparedFields);
    return Object.entries(said!)
      .filter(([field, value]) => is![field] !== value)
      .map(([field, value]) =>
        problem('announced', `${endpoint.id} was announced with the ${field} ${value}, and has ${is![field]}.`, {
          hint: 'Announce it as it is declared.',
        }),
      );
  });
}

const comparedFields = ({ protocol, transport, port, peer, facts }: Endpoint): Readonly<Record<string, string>> => {
  const { host, port: servicePort } = facts as { readonly host: string; readonly port: number };
  return {
    protocol: `${protocol} over ${transport}`,
    port: `${port}`,
    'Service port': `${servicePort}`,
    host,
    selector: 'pods' in peer ? JSON.stringify(peer.pods) : '',
  };
};
