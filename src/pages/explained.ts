import type { Fleet } from '../fleet/fleet.js';
import { alertPage, alertsByName } from './alert.js';
import { variablePage, variablesByName } from './variable.js';

/**
 * The pages of a fleet's alerts and variables, by the name that one asks for; one name may have several.
 * @throws ProblemError with everything that the declarations refuse
 */
export function explainedBy(fleet: Fleet): ReadonlyMap<string, readonly string[]> {
  const environments = fleet.environments.map(({ name }) => name);
  const pages = new Map<string, readonly string[]>();
  for (const [name, found] of alertsByName(fleet)) pages.set(name, [alertPage(found)]);
  for (const [name, readers] of variablesByName(fleet)) {
    pages.set(name, [...(pages.get(name) ?? []), variablePage(name, readers, environments)]);
  }
  return pages;
}
