import type { TransportProtocol } from '../intent/endpoint.js';

/** A container port: its number, with the transport protocol where that is not TCP. */
export type PortSpec = number | { readonly number: number; readonly transport: TransportProtocol };
export type PortSpecs = Readonly<Record<string, PortSpec>>;

export interface NamedPort {
  readonly name: string;
  readonly number: number;
  readonly transport: TransportProtocol;
}

/** In declared order. */
export function portsOf(specs: PortSpecs): readonly NamedPort[] {
  return Object.entries(specs).map(([name, spec]) =>
    typeof spec === 'number' ? { name, number: spec, transport: 'TCP' } : { name, ...spec },
  );
}

/** The API's field, which assumes TCP. */
export const protocolField = (transport: TransportProtocol): { readonly protocol?: TransportProtocol } =>
  transport === 'TCP' ? {} : { protocol: transport };
