import type { Fleet } from '../../fleet/fleet.js';
import { graphOf } from '../../graph/from-app.js';
import { platformObjects } from './objects.js';
import { platformPage } from './page.js';

/**
 * What the platform of every environment brings, by path, below `docs/platform`: a page, and the objects of it that can
 * be applied.
 * @throws ProblemError with everything that the declarations refuse
 */
export function platformPages(fleet: Fleet): ReadonlyMap<string, string> {
  return new Map(
    fleet.environments.flatMap(environment => {
      const graph = graphOf(fleet.declare(environment));
      const path = `docs/platform/${environment.name}`;
      return [
        [`${path}.md`, platformPage(environment, graph)] as const,
        [`${path}.yaml`, platformObjects(environment.name, graph)] as const,
      ];
    }),
  );
}
