import { choicesOf } from '../environment/chosen.js';
import type { Fleet } from '../fleet/fleet.js';
import { alertPage, alertsByName } from './alert.js';
import { chosenValues } from './chosen-values.js';
import { variablePage, variablesByName } from './variable.js';
import { imagePages } from './version.js';

/**
 * The pages of a fleet's alerts, variables and images, by the name that one asks for; one name may have several.
 * @throws ProblemError with everything that the declarations refuse
 */
export function explainedBy(fleet: Fleet): ReadonlyMap<string, readonly string[]> {
  const environments = fleet.environments.map(({ name }) => name);
  const pages = new Map<string, readonly string[]>();
  const add = (name: string, page: string) => pages.set(name, [...(pages.get(name) ?? []), page]);
  for (const [name, found] of alertsByName(fleet)) add(name, alertPage(found));
  let variables: ReturnType<typeof variablesByName> = new Map();
  const choices = choicesOf(() => {
    variables = variablesByName(fleet);
  });
  for (const [name, readers] of variables) {
    const chosen = chosenValues(name, choices, fleet);
    add(name, variablePage(name, readers, environments) + (chosen && `\n${chosen}`));
  }
  for (const [name, page] of imagePages(fleet)) add(name, page);
  return pages;
}
