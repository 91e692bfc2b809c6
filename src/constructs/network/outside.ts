import { isIP } from 'node:net';
import type { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import { type Endpoint, outsideWave } from '../../intent/endpoint.js';
import { callerSource } from '../../intent/source.js';
import { type Problem, ProblemError, problem } from '../../problem.js';
import { deprecated, optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFlag, aNumber, aText, texts } from '../object/shapes.js';
import { transportOf } from './port.js';

/** How a server outside the cluster is reached, where plainsail knows no more of it. */
export type OutsideProtocol = 'tcp' | 'udp' | 'sctp';

export interface OutsideProps<P extends OutsideProtocol = OutsideProtocol> {
  /** The name that the program connects to: `api.openai.com`. */
  readonly host: string;
  /** The port of the server. @default 443 */
  readonly port?: number;
  /** The transport protocol. @default tcp */
  readonly protocol?: P;
  /**
   * Where the name leads: `192.0.2.0/24`. Policies of Cilium go by the name.
   * @default every address, with a warning where policies know addresses only
   */
  readonly cidrs?: readonly string[];
  /** It knows callers by the cloud's identity of their account. @default false */
  readonly usesCloudIdentity?: boolean;
  /** @deprecated `usesCloudIdentity` */
  readonly byIdentity?: boolean;
}

const httpsProps = {
  host: required(aText),
  port: optional(aNumber),
  cidrs: optional(texts),
  usesCloudIdentity: optional(aFlag),
  byIdentity: deprecated(aFlag, { use: 'usesCloudIdentity', until: 2 }),
} satisfies PropsOf<Omit<OutsideProps, 'protocol'>>;
const outsideProps = { ...httpsProps, protocol: optional(aText) } satisfies PropsOf<OutsideProps>;

/** Every address there is. */
export const anywhere: readonly string[] = ['0.0.0.0/0'];

/** A server outside the cluster that pods call. */
export function outside<const P extends OutsideProtocol = 'tcp'>(given: OutsideProps<P>): Endpoint<P> {
  const props = refuseGiven(outside, given, outsideProps);
  const problems = outsideProblems(props.host, props.port ?? 443);
  if (problems.length > 0) throw new ProblemError(withSource(problems, callerSource(outside)));
  return endpointOutside(props);
}

/** The same for servers that have no name in a declaration: `host` says what they are. */
export function endpointOutside<const P extends OutsideProtocol = 'tcp'>(props: OutsideProps<P>): Endpoint<P> {
  const { host, port = 443, cidrs = anywhere, usesCloudIdentity = false } = props;
  const protocol = props.protocol ?? 'tcp';
  const transport = transportOf(protocol);
  const endpoint: Endpoint<OutsideProtocol> = {
    id: `outside:${host}:${port}/${transport}`,
    protocol,
    transport,
    port,
    peer: { cidrs, hosts: [host] },
    wave: outsideWave,
    ...(usesCloudIdentity && { usesCloudIdentity }),
    facts: { host, port },
  };
  return Object.freeze(endpoint) as Endpoint<P>;
}

const label = '[a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?';
const hostForm = new RegExp(`^(\\*\\.)?${label}(\\.${label})*\\.?$`);

/** A host is a name or an address alone: what is around it in a URL is said elsewhere. */
function outsideProblems(host: string, port: number): readonly Problem[] {
  const isHost = typeof host === 'string' && (hostForm.test(host) || isIP(host) > 0);
  return [
    ...(isHost
      ? []
      : [
          problem('host', `the host of a server outside is ${JSON.stringify(host)}.`, {
            hint: 'A host is a name such as "api.example.com", without scheme, port and path; "port" is a prop of its own.',
          }),
        ]),
    ...(Number.isInteger(port) && port >= 1 && port <= 65535
      ? []
      : [
          problem('port', `the port of the server "${host}" is ${JSON.stringify(port)}.`, {
            hint: 'A port is a whole number from 1 to 65535.',
          }),
        ]),
  ];
}

const withSource = (problems: readonly Problem[], source: string | undefined): readonly Problem[] =>
  source === undefined ? problems : problems.map(each => ({ ...each, source }));

/** The same for one that speaks HTTPS: what calls it takes its URL from the endpoint. */
export function outsideHttps(props: Omit<OutsideProps, 'protocol'>): Endpoint<'http'> {
  refuseGiven(outsideHttps, props, httpsProps);
  const { host, port = 443, cidrs = anywhere } = props;
  const { id, transport, peer, wave } = outside({ host, port, cidrs });
  const url = `https://${host}${port === 443 ? '' : `:${port}`}`;
  return Object.freeze({
    id,
    protocol: 'http',
    transport,
    port,
    peer,
    wave,
    facts: Object.freeze({ host, port, url }),
  });
}

/** The API server of the cluster that `scope` is declared for. A pod that calls it gets its account's token. */
export function kubernetesApi(scope: Construct): Endpoint<'tcp'> {
  const { apiServer, networkPolicies } = clusterOf(scope);
  if (!apiServer && networkPolicies !== 'cilium') {
    reject(scope, [
      problem('api-server', 'the API server is called, and the environment does not say where it is.', {
        hint: 'Give the environment cluster.apiServer, with the addresses of its endpoints.',
      }),
    ]);
  }
  const { cidrs = [], port = 6443 } = apiServer ?? {};
  const endpoint: Endpoint<'tcp'> = {
    id: 'outside:kube-apiserver',
    protocol: 'tcp',
    transport: 'TCP',
    port,
    peer: { cidrs, entity: 'kube-apiserver' },
    wave: outsideWave,
    facts: { host: 'kubernetes.default.svc', port: 443 },
  };
  return Object.freeze(endpoint);
}
