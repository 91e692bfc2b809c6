import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import type { DefaultSet, DefaultSets } from './default-set.js';
import { released } from './released.js';

let sets = released;

/** The one door for other sets than the released ones, for tests. @returns what takes them back */
export function replaceSets(others: DefaultSets): () => void {
  const before = sets;
  sets = others;
  return () => {
    sets = before;
  };
}

/** The dates of all sets, the oldest first. */
export const dates = (): readonly string[] => Object.keys(sets).sort();

export const oldest = (): string => dates()[0] ?? '';
export const newest = (): string => dates().at(-1) ?? '';

/** The set of a date, or what is wrong with the date. */
export function setOf(date: unknown, where: string): DefaultSet | Problem {
  const found = typeof date === 'string' && Object.hasOwn(sets, date) ? sets[date] : undefined;
  if (found) return found;
  const meant = typeof date === 'string' ? didYouMean(date, dates()) : '';
  return problem('defaults', `${where} is ${JSON.stringify(date)}.${meant}`, {
    hint: `It must be the date of a set of defaults: ${alternatives(dates())}.`,
  });
}

export const isProblem = (found: DefaultSet | Problem): found is Problem => 'message' in found;
