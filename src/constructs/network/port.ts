import type { TransportProtocol } from '../../intent/endpoint.js';

/** A container port: its number, with the transport protocol where that is not TCP. */
export type PortSpec =
  | number
  | {
      readonly number: number;
      /** @default TCP */
      readonly transport?: TransportProtocol;
      /** The port of the Service that leads to it; false for none. @default 80 for the first port, its own number for others */
      readonly servicePort?: number | false;
    };
export type PortSpecs = Readonly<Record<string, PortSpec>>;

export interface NamedPort {
  readonly name: string;
  readonly number: number;
  readonly transport: TransportProtocol;
  readonly servicePort?: number | false;
}

/** In declared order. */
export function portsOf(specs: PortSpecs): readonly NamedPort[] {
  return Object.entries(specs).map(([name, spec]) =>
    typeof spec === 'number' ? { name, number: spec, transport: 'TCP' } : { name, transport: 'TCP', ...spec },
  );
}

/** The API's field, which assumes TCP. */
export const protocolField = (transport: TransportProtocol): { readonly protocol?: TransportProtocol } =>
  transport === 'TCP' ? {} : { protocol: transport };
