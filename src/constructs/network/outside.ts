import type { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import { type Endpoint, outsideWave } from '../../intent/endpoint.js';
import { problem } from '../../problem.js';
import { reject } from '../object/reject.js';
import { transportOf } from './port.js';

/** How a server outside the cluster is reached, where plainsail knows no more of it. */
export type OutsideProtocol = 'tcp' | 'udp' | 'sctp';

export interface OutsideProps<P extends OutsideProtocol = OutsideProtocol> {
  /** The name that the program connects to: `api.openai.com`. */
  readonly host: string;
  /** @default 443 */
  readonly port?: number;
  /** @default tcp */
  readonly protocol?: P;
  /**
   * Where the name leads: `192.0.2.0/24`. Policies of Cilium go by the name.
   * @default every address, with a warning where policies know addresses only
   */
  readonly cidrs?: readonly string[];
  /** It knows callers by the cloud's identity of their account. @default false */
  readonly byIdentity?: boolean;
}

/** Every address there is. */
export const anywhere: readonly string[] = ['0.0.0.0/0'];

/** A server outside the cluster that pods call. */
export function outside<const P extends OutsideProtocol = 'tcp'>(props: OutsideProps<P>): Endpoint<P> {
  const { host, port = 443, cidrs = anywhere, byIdentity = false } = props;
  const protocol = props.protocol ?? 'tcp';
  const transport = transportOf(protocol);
  const endpoint: Endpoint<OutsideProtocol> = {
    id: `outside:${host}:${port}/${transport}`,
    protocol,
    transport,
    port,
    peer: { cidrs, hosts: [host] },
    wave: outsideWave,
    ...(byIdentity && { byIdentity }),
    facts: { host, port },
  };
  return Object.freeze(endpoint) as Endpoint<P>;
}

/** The same for one that speaks HTTPS: what calls it takes its URL from the endpoint. */
export function outsideHttps({ host, port = 443, cidrs = anywhere }: Omit<OutsideProps, 'protocol'>): Endpoint<'http'> {
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
