import type { Environment } from '../environment/environment.js';
import { namesOf } from '../environment/kin.js';
import { type Problem, problem } from '../problem.js';

/** A step of a rollout: versions come here from the ring before it, and from nowhere else. */
export interface Ring {
  /** An environment, a group, or what environments are like. */
  readonly name: string;
  /** How many days a set of versions runs here before it goes on. @default 0 */
  readonly soakDays?: number;
  /** How many environments get a set at a time; the next ones follow when these have soaked. @default all */
  readonly atOnce?: number;
}

/** Rings with every default filled in. */
export type Rings = readonly Required<Ring>[];

export const ringsOf = (rings: readonly (string | Ring)[]): Rings =>
  rings.map(ring => ({
    soakDays: 0,
    atOnce: Number.POSITIVE_INFINITY,
    ...(typeof ring === 'string' ? { name: ring } : ring),
  }));

/** What is wrong with the rings of a fleet. */
export function ringProblems(rings: Rings, environments: readonly Environment[]): readonly Problem[] {
  const wrong = (message: string, hint: string) => problem('promotion', message, { hint });
  const isCount = (value: number, least: number) =>
    value >= least && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY);
  return [
    ...rings.flatMap(({ name, soakDays, atOnce }) => [
      ...(environments.some(each => namesOf(each).includes(name))
        ? []
        : [wrong(`the ring "${name}" has no environment.`, 'Name an environment or a group.')]),
      ...(isCount(soakDays, 0)
        ? []
        : [wrong(`soakDays of the ring "${name}" is ${soakDays}.`, 'It must be a whole number of 0 or more.')]),
      ...(isCount(atOnce, 1)
        ? []
        : [wrong(`atOnce of the ring "${name}" is ${atOnce}.`, 'It must be a whole number of 1 or more.')]),
    ]),
    ...environments.flatMap(environment => {
      const around = rings.filter(({ name }) => namesOf(environment).includes(name)).map(({ name }) => `"${name}"`);
      if (around.length < 2) return [];
      return wrong(
        `${environment.name} is in the rings ${around.join(' and ')}.`,
        'An environment is in one ring at most.',
      );
    }),
  ];
}
