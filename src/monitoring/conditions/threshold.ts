import { type Problem, problem } from '../../problem.js';

/** A share between 0 and 1 that an alert can wait for. */
export function shareProblems(what: string, share: number): Problem[] {
  if (share > 0 && share < 1) return [];
  return [problem('alert-threshold', `${what} is ${share}.`, { hint: 'A share is above 0 and below 1: 5% is 0.05.' })];
}

export function finiteProblems(what: string, value: number): Problem[] {
  if (Number.isFinite(value)) return [];
  return [problem('alert-threshold', `${what} is ${value}.`, { hint: 'Give a finite number.' })];
}
