import type { Fleet } from '../fleet/fleet.js';
import { recorded } from '../intent/record.js';
import type { Recovery } from '../intent/recovery.js';
import { recoveryPage } from '../monitoring/runbooks/recovery-page.js';

/**
 * How the data of each system of the fleet is brought back, by path below `docs/runbooks`, where it is more than a
 * developer's.
 * @throws ProblemError with everything that the declarations refuse
 */
export function recoveryPages(fleet: Fleet): ReadonlyMap<string, string> {
  const systems = new Map<string, { environment: string; stores: readonly Recovery[] }[]>();
  for (const environment of fleet.environments) {
    if (environment.tier === 'development') continue;
    const app = fleet.declare(environment);
    for (const { by, value: unit } of recorded(app, 'unit')) {
      const stores = recorded(app, 'recovery').filter(each => each.by.node.scopes.includes(by));
      if (stores.length === 0) continue;
      const found = systems.get(unit.system) ?? [];
      systems.set(unit.system, [...found, { environment: environment.name, stores: stores.map(({ value }) => value) }]);
    }
  }
  return new Map(
    [...systems].map(([system, environments]) => [
      `docs/runbooks/${system}/Recovery.md`,
      recoveryPage({ system, environments }),
    ]),
  );
}
