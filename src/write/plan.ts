import { inventoryPath } from './inventory.js';
import type { Layout } from './layout.js';
import { notOurs, standsInTheWay, throwAny } from './obstacles.js';
import { sorted } from './path.js';
import type { Changes } from './request.js';
import { type State, Survey } from './survey.js';
import type { Tree } from './tree.js';
import type { Wanted } from './wanted.js';

/** Everything a write will do, found out before it does anything. */
export interface Plan {
  readonly changes: Changes;
  readonly layout: Layout;
}

/**
 * Compares what a run wants with the output directory.
 * @throws WriteError with everything that keeps the files from being written
 */
export function makePlan(tree: Tree, wanted: Wanted): Plan {
  const survey = new Survey(tree, wanted);
  const paths: Record<State, string[]> = { added: [], changed: [], unchanged: [], foreign: [], blocked: [] };
  for (const [path, text] of wanted.texts) paths[survey.stateOf(path, text)].push(path);
  refuseObstacles(survey, wanted, paths);
  return {
    changes: {
      added: paths.added.sort(),
      changed: paths.changed.sort(),
      removed: sorted(survey.removed),
      unchanged: paths.unchanged.sort(),
      foreign: sorted(survey.foreign()),
    },
    layout: survey.layout,
  };
}

/** The changes of a write that has nothing to do, or undefined as soon as there is something. */
export function changesWhenDone(tree: Tree, wanted: Wanted): Changes | undefined {
  for (const [path, text] of wanted.texts) if (!tree.holds(path, text)) return undefined;
  const survey = new Survey(tree, wanted);
  if (survey.removed.size > 0) return undefined;
  const unchanged = sorted(wanted.texts.keys());
  return { added: [], changed: [], removed: [], unchanged, foreign: sorted(survey.foreign()) };
}

/** Whether a write would do nothing. */
export function isDone({ added, changed, removed }: Changes): boolean {
  return added.length + changed.length + removed.length === 0;
}

function refuseObstacles({ tree }: Survey, wanted: Wanted, { blocked, foreign }: Record<State, string[]>): void {
  const { out } = wanted.request;
  const inTheWay = blocked.flatMap(path => tree.find(path) ?? []).map(found => standsInTheWay(out, found));
  const conflicts = new Set(foreign);
  const byUnit = [...wanted.units].map(([unit, paths]) => ({ unit, met: paths.filter(path => conflicts.has(path)) }));
  const taken = byUnit
    .filter(({ met }) => met.length > 0)
    .map(({ unit, met }) => notOurs(out, unit, met.sort(), tree.hasFile(inventoryPath(unit))));
  throwAny([...inTheWay, ...taken]);
}
