import type { Endpoint, Protocol } from './endpoint.js';

/** An edge from a component to an endpoint. */
export interface Call<P extends Protocol = Protocol> {
  /** The port that is called. */
  readonly to: Endpoint<P>;
  /** Most connections that one pod of the caller opens. */
  readonly pool?: number;
}

/** What `calls` takes: an endpoint, or a call that says more. */
export type Callable = Endpoint | Call;

export const callOf = (callable: Callable): Call => ('to' in callable ? callable : { to: callable });

/** A call through a connection pool: the variable, and what the server must bear, come from this number. */
export function pooled<P extends Protocol>(to: Endpoint<P>, pool: number): Call<P> {
  return Object.freeze({ to, pool });
}

/** The server itself, behind a pooler: for migrations, which keep state in their session. */
export const direct = <P extends Protocol>(to: Endpoint<P>): Endpoint<P> => to.direct ?? to;
