import type { Environment } from '../environment/environment.js';
import type { Problem } from '../problem.js';
import type { History } from './history.js';
import type { Promotion } from './promotion.js';
import { soakProblems } from './source.js';

/** The environments that get a set now. */
export interface Batch {
  readonly environments: readonly Environment[];
  /** All others have it already. */
  readonly isLast: boolean;
  readonly problems: readonly Problem[];
}

/** Of a target that is behind, so many environments as its ring lets at once, when those before them have soaked. */
export function batchOf(
  history: History,
  { target, rings, today }: Promotion,
  behind: readonly Environment[],
  names: readonly string[],
): Batch {
  const ring = rings.find(({ name }) => name === target.name);
  const atOnce = ring?.atOnce ?? Number.POSITIVE_INFINITY;
  const environments = behind.slice(0, atOnce);
  const done = target.members.filter(each => !behind.includes(each));
  const isPart = done.length > 0 && behind.length > 0 && Number.isFinite(atOnce);
  return {
    environments,
    isLast: environments.length === behind.length,
    problems: isPart ? soakProblems(history, target.name, done, names, ring?.soakDays ?? 0, today) : [],
  };
}
