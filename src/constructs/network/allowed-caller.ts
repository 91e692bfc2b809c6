import type { Peer } from '../../intent/endpoint.js';
import { type PropsOf, required } from '../object/props.js';
import { aMap, aNumber, anObject, aText, listOf } from '../object/shapes.js';

/** A caller that is not a component: the ingress controller, Prometheus. */
export interface AllowedCaller {
  /** Who connects. */
  readonly peer: Peer;
  /** The number of the container port. */
  readonly port: number;
  /** Why, in a few words. */
  readonly reason: string;
}

const allowedCaller = {
  peer: required(aMap),
  port: required(aNumber),
  reason: required(aText),
} satisfies PropsOf<AllowedCaller>;

export const allowedCallers = listOf(anObject(allowedCaller));
