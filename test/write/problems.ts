import type { Problem } from '../../src/problem.js';
import { WriteError } from '../../src/write/index.js';

/** The problems that a write reports; none when it succeeds. */
export function problemsOf(work: () => unknown): readonly Problem[] {
  const error = errorOf(work);
  if (error === undefined) return [];
  if (error instanceof WriteError) return error.problems;
  throw error;
}

/** What is thrown, or undefined. */
export function errorOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
