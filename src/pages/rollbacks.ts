import type { IConstruct } from 'constructs';
import type { Fleet } from '../fleet/fleet.js';
import { recorded } from '../intent/record.js';
import '../monitoring/alerts/declared.js';
import { type RolledBack, rollbackPage } from '../monitoring/runbooks/rollback-page.js';

/**
 * How each system of the fleet is rolled back, by path below `docs/runbooks`, with the names of its last environment.
 * @throws ProblemError with everything that the declarations refuse
 */
export function rollbackPages(fleet: Fleet): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const environment of fleet.environments) {
    const app = fleet.declare(environment);
    for (const { by, value: unit } of recorded(app, 'unit')) {
      const { system } = unit;
      const own = <T>(all: readonly { readonly by: IConstruct; readonly value: T }[]) =>
        all.filter(each => each.by.node.scopes.includes(by)).map(({ value }) => value);
      const recoveries = own(recorded(app, 'recovery')).flatMap(each => (each.kind === 'cluster' ? [each.file] : []));
      const alerts = [...own(recorded(app, 'alert')), ...own(recorded(app, 'logAlert'))];
      const page: RolledBack = {
        system,
        environment: environment.name,
        rollouts: own(recorded(app, 'rollout')),
        alerts: alerts.map(alert => ({ ...alert, environment: environment.name })),
        byHand: own(recorded(app, 'template')).flatMap(({ file, objects }) =>
          objects && !recoveries.includes(file) ? [file] : [],
        ),
      };
      pages.set(`docs/runbooks/${system}/Rollback.md`, rollbackPage(page));
    }
  }
  return pages;
}
