import type { Tier } from '../intent/tier.js';
import type { ClusterProps } from './cluster.js';
import type { Kin } from './kin.js';
import type { StorePlacement, StorePlacements } from './placement.js';
import type { Versions } from './versions.js';

/** Facts of a cluster; undefined removes one. */
export type Facts = { readonly [K in keyof ClusterProps]?: ClusterProps[K] | undefined };

/** System → store → where it is; undefined puts it back into the cluster. */
export type PlacementChanges = Readonly<Record<string, Readonly<Record<string, StorePlacement | undefined>>>>;

/** An environment as a function of placements sees it. */
export interface PlacedIn {
  /** The environment's name. */
  readonly name: string;
  /** Public hosts end in it: `example.com`. */
  readonly domain: string;
}

/** Stores that are not in the cluster: a table, or a function that makes the table for each environment. */
export type Placing = PlacementChanges | ((environment: PlacedIn) => PlacementChanges);

/** The facts of an environment, with everything filled in that it has from what it is like. */
export interface EnvironmentFacts {
  readonly tier: Tier;
  readonly domain: string;
  readonly versions: Versions;
  readonly cluster: ClusterProps;
  readonly placeholders: readonly string[];
  readonly stores: StorePlacements;
}

/** What is said of an environment itself. */
export interface OwnFacts {
  readonly tier?: Tier;
  readonly domain?: string;
  readonly versions?: Versions;
  readonly cluster?: Facts;
  readonly placeholders?: readonly string[];
  readonly stores?: Placing;
}

/** A template: its own facts, and all of them. */
export interface Template extends Kin {
  readonly own: OwnFacts;
  readonly props: EnvironmentFacts;
  readonly like?: Template | undefined;
}

/** The facts of an environment that is like another: its own, over those of the template. */
export function inherited(name: string, own: OwnFacts, like: Template | undefined): Partial<EnvironmentFacts> {
  const base = like?.props;
  const { name: _, ...facts } = base?.cluster ?? {};
  const domain = own.domain ?? (base && `${name}.${base.domain}`);
  return {
    ...base,
    ...without(own, 'cluster', 'stores'),
    ...(domain !== undefined && { domain }),
    placeholders: own.placeholders ?? base?.placeholders ?? [],
    cluster: defined({ ...facts, ...own.cluster }),
    stores: placementsOf({ name, domain: domain ?? '' }, own, like),
  };
}

function placementsOf(at: PlacedIn, { stores = {} }: OwnFacts, like: Template | undefined): StorePlacements {
  const base = like ? placementsOf(at, like.own, like.like) : {};
  const changes = typeof stores === 'function' ? stores(at) : stores;
  const systems = [...new Set([...Object.keys(base), ...Object.keys(changes)])];
  return Object.fromEntries(systems.map(system => [system, defined({ ...base[system], ...changes[system] })]));
}

type Defined<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

function defined<T extends object>(given: T): Defined<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>;
}

function without<T extends object, K extends keyof T>(given: T, ...keys: readonly K[]): Omit<T, K> {
  const names: readonly PropertyKey[] = keys;
  return Object.fromEntries(Object.entries(given).filter(([key]) => !names.includes(key))) as Omit<T, K>;
}
