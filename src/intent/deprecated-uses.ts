import type { Problem } from '../problem.js';

const uses: Problem[] = [];

/** Keeps a warning of what was given outside of any construct, until the next run of checks asks for it. */
export const noteDeprecated = (warnings: readonly Problem[]): void => {
  uses.push(...warnings);
};

/** All warnings that were kept; from then on there are none. */
export const takeDeprecated = (): readonly Problem[] => uses.splice(0);
