import type { Construct } from 'constructs';
import type { Endpoint, Protocol } from '../intent/endpoint.js';
import type { Resources } from '../intent/resources.js';

/** Makes a store somewhere: in the cluster, which makes objects, or outside, which makes none. */
export type Placement<P extends Protocol = Protocol> = (scope: Construct, id: string) => Endpoint<P>;

/** What a system asks of a store, wherever it is. Declaration merging adds protocols. */
export interface StoreNeeds {
  /** A PostgreSQL database. */
  readonly postgres: {
    /** The name of its objects. @default the store's id */
    readonly name?: string;
    readonly database: string;
    /** The path in the secret store that holds `user` and `password` of the owner. */
    readonly credentials: string;
    readonly maxConnections: number;
    /** Where the data grows to: `10Gi`. */
    readonly storage: string;
    readonly resources: Resources;
    /** SQL that makes the database ready, by file name, wherever the server is: every statement may run again. @default none */
    readonly init?: Readonly<Record<string, string>>;
    /** The image that has psql, for a server which runs no scripts by itself. */
    readonly image?: string | (() => string);
    /** The user that the image knows. @default 70 */
    readonly user?: number;
  };
  /** A Redis server. */
  readonly redis: {
    readonly name?: string;
    /** The path in the secret store that holds `password`. */
    readonly credentials: string;
    readonly resources: Resources;
  };
  /** A bucket of an object store. */
  readonly s3: {
    readonly name?: string;
    readonly bucket: string;
    /** The path in the secret store that holds `access-key`, `secret-key` and, for a server of its own, `kms-key`. */
    readonly credentials: string;
    /** Objects that are overwritten or deleted are kept. @default true */
    readonly versioned?: boolean;
    /** Objects can be locked, which must be said when the bucket is made; they are versioned then. @default whether `lockedFor` is given */
    readonly lockable?: boolean;
    /** Days in which nobody can delete an object. @default none: who writes an object says how long */
    readonly lockedFor?: number;
  };
}

/** Protocols that stores speak. */
export type StoreProtocol = keyof StoreNeeds & Protocol;

/** A store as a system asks for it. */
export interface StoreSpec<P extends StoreProtocol = StoreProtocol> {
  /** By which it is called: `postgres`, `redis`, `s3`. */
  readonly protocol: P;
  /** What it must offer, wherever it is. */
  readonly needs: StoreNeeds[P];
  /** Where it goes when the environment does not say otherwise. */
  readonly inCluster: Placement<P>;
}

/** Where an environment puts a store instead. */
export interface StorePlacement<P extends StoreProtocol = StoreProtocol> {
  /** Which stores it can be for. */
  readonly protocol: P;
  /** Somebody else runs it, for a price of its own. @default false */
  readonly managed?: boolean;
  /** A method, so that placements of every protocol fit into one table; the protocol is compared before it is called. */
  place(needs: StoreNeeds[P]): Placement<P>;
}

/** System → store → where it is. */
export type StorePlacements = Readonly<Record<string, Readonly<Record<string, StorePlacement>>>>;
