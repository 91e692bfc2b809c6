import type { Problem } from '../problem.js';

/** What is found in an environment. */
export interface Found {
  readonly problem: Problem;
  /** The system that it is in. @default none: it concerns all of them */
  readonly system: string | undefined;
}
