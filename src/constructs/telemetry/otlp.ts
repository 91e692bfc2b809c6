import type { IConstruct } from 'constructs';
import type { Endpoint, Protocols } from '../../intent/endpoint.js';
import { recordExposed } from '../network/foreign-calls.js';

/** Where OTLP comes in, as everybody expects it; the Service has the same ports. */
export const otlpPorts = {
  grpc: { number: 4317, servicePort: 4317 },
  http: { number: 4318, servicePort: 4318 },
} as const;

type Server = IConstruct & { port(name: keyof typeof otlpPorts): Endpoint };

/** What programs call to send OTLP to a server with these ports. */
export function otlpEndpoints(server: Server): {
  readonly grpc: Endpoint<'otlp'>;
  readonly http: Endpoint<'otlp'>;
} {
  const [grpc, http] = [otlp(server.port('grpc'), 'grpc'), otlp(server.port('http'), 'http/protobuf')];
  recordExposed(server, [grpc, http]);
  return { grpc, http };
}

function otlp(served: Endpoint, encoding: 'grpc' | 'http/protobuf'): Endpoint<'otlp'> {
  const { id, transport, port, peer, wave } = served;
  const { host, port: servicePort } = served.facts as Protocols['http' | 'grpc'];
  // Clients take the scheme of either encoding as whether there is TLS.
  const url = `http://${host}:${servicePort}`;
  return Object.freeze({ id, protocol: 'otlp', transport, port, peer, wave, facts: Object.freeze({ url, encoding }) });
}
