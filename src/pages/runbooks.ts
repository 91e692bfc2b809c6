import type { Fleet } from '../fleet/fleet.js';
import { recorded } from '../intent/record.js';
import '../monitoring/alerts/declared.js';
import { type PlacedAlert, runbookPage } from '../monitoring/runbooks/page.js';

/**
 * The runbook of every alert of every system by path, below `docs/runbooks`.
 * @throws ProblemError with everything that the declarations refuse
 */
export function runbookPages(fleet: Fleet): ReadonlyMap<string, string> {
  const pages = new Map<string, PlacedAlert[]>();
  for (const environment of fleet.environments) {
    const app = fleet.declare(environment);
    for (const { value } of [...recorded(app, 'alert'), ...recorded(app, 'logAlert')]) {
      const path = `docs/runbooks/${value.system}/${value.alert.name}.md`;
      const alert = { ...value, environment: environment.name };
      pages.set(path, [...(pages.get(path) ?? []), alert]);
    }
  }
  return new Map([...pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, alerts]) => [path, runbookPage(alerts)]));
}
