import type { IConstruct } from 'constructs';
import type { Use } from '../config/documentation/use.js';
import type { Fleet } from '../fleet/fleet.js';
import { recorded } from '../intent/record.js';

/** Everything that the containers of a fleet are configured with, by system. @throws ProblemError with everything that the declarations refuse */
export function usesBySystem(fleet: Fleet): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const environment of fleet.environments) {
    const app = fleet.declare(environment);
    const systems = new Map<IConstruct, string>(recorded(app, 'unit').map(({ by, value }) => [by, value.system]));
    for (const { by, value } of recorded(app, 'configuration')) {
      const system = by.node.scopes.map(scope => systems.get(scope)).findLast(name => name !== undefined);
      if (system === undefined) continue;
      uses.set(system, [...(uses.get(system) ?? []), { ...value, environment: environment.name }]);
    }
  }
  return uses;
}
