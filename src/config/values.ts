import type { Protocol, Protocols } from '../intent/endpoint.js';
import type { Variable } from './variable.js';

export type Variables = Readonly<Record<string, Variable<unknown>>>;
type ValueOf<X> = X extends Variable<infer T> ? T | undefined : never;

/** What a system may state for a catalogue's variables. */
export type Values<V extends Variables> = { readonly [K in keyof V]?: ValueOf<V[K]> };

/** What a call of a protocol is worth to its caller: the endpoint's facts, and the caller's own pool. */
export type Facts<P extends Protocol> = Protocols[P] & { readonly pool: number | undefined };

/** Which variables a call of a protocol fills: one function per variable, so that a misspelt one does not compile. */
export type Binding<P extends Protocol, V extends Variables> = {
  readonly [K in keyof V]?: (facts: Facts<P>) => ValueOf<V[K]>;
};
export type Bindings<V extends Variables> = { readonly [P in Protocol]?: Binding<P, V> };
