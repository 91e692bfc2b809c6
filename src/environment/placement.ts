import type { Construct } from 'constructs';
import type { Endpoint, Protocol } from '../intent/endpoint.js';

/** Puts a store somewhere: in the cluster, which makes objects, or outside, which makes none. */
export type Placement<P extends Protocol = Protocol> = (scope: Construct, id: string) => Endpoint<P>;

/** A store as a system asks for it. */
export interface StoreSpec<P extends Protocol = Protocol> {
  readonly protocol: P;
  /** Where it goes when the environment does not say otherwise. */
  readonly inCluster: Placement<P>;
  /** What a server outside must have, too. */
  readonly needs: StoreNeeds;
}

export interface StoreNeeds {
  readonly database?: string;
}

/** A store that is not in the cluster, as an environment states it. */
export interface OutsideStore<P extends Protocol = Protocol> {
  readonly protocol: P;
  readonly place: (needs: StoreNeeds) => Placement<P>;
}

/** System → store → where it is. */
export type StorePlacements = Readonly<Record<string, Readonly<Record<string, OutsideStore>>>>;
