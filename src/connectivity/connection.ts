import type { Ports } from './ports.js';

/** One row of the connection list. */
export interface Connection {
  /** `codeai/api[Deployment]`, `10.0.0.0-10.255.255.255[External]`, `{ingress-controller}` */
  readonly source: string;
  readonly target: string;
  readonly ports: Ports;
}
