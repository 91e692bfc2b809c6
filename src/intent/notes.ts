import type { Problem } from '../problem.js';

const notes: Problem[] = [];

/** Keeps warnings that belong to no construct, until the next run of checks asks for them. */
export const note = (warnings: readonly Problem[]): void => {
  notes.push(...warnings);
};

/** All warnings that were kept; from then on there are none. */
export const takeNotes = (): readonly Problem[] => notes.splice(0);
