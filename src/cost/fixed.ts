import type { Environment } from '../environment/environment.js';
import { type Nearest, nearest } from '../environment/kin.js';
import type { Prices } from './prices.js';

/** What has a fixed price in an environment: of each, the nearest that is said of it, or the groups between which it is not. */
export interface Fixed {
  readonly system: string;
  readonly name: string;
  /** Undefined where groups say different things. */
  readonly amount: number | undefined;
  readonly groups?: readonly string[];
}

/** The fixed prices of an environment: its own, those of its groups, and those of what it is like. */
export function fixedIn({ fixed = {} }: Prices, environment: Environment): readonly Fixed[] {
  const items = new Map<string, readonly [system: string, name: string]>();
  for (const systems of Object.values(fixed)) {
    for (const [system, named] of Object.entries(systems)) {
      for (const name of Object.keys(named)) items.set(JSON.stringify([system, name]), [system, name]);
    }
  }
  return [...items.values()].flatMap(([system, name]) => {
    const priceAt = (key: string) => fixed[key]?.[system]?.[name];
    const found = nearest(environment, key => priceAt(key) !== undefined);
    return found ? [entry(system, name, found, priceAt)] : [];
  });
}

const entry = (system: string, name: string, found: Nearest, priceAt: (key: string) => number | undefined): Fixed =>
  'key' in found
    ? { system, name, amount: priceAt(found.key) }
    : { system, name, amount: undefined, groups: found.groups };
