import { type Problem, problem } from '../../problem.js';

/** What is wrong with a number that must be whole and not below `least`; undefined was not given. */
export function wholeProblems(id: string, what: string, value: number | undefined, least: number): Problem[] {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return [];
  return [problem(id, `${what} is ${value}.`, { hint: `It must be a whole number of ${least} or more.` })];
}
