import type { IConstruct } from 'constructs';
import { isProblem, setOf } from './dated.js';
import type { DefaultSet } from './default-set.js';
import { projectDefaults } from './project.js';

const contextKey = 'plainsail:defaults';

/** Everything declared below `construct` has the defaults of this date. Must come before its first child. */
export const attachDefaults = (construct: IConstruct, date: string): void =>
  construct.node.setContext(contextKey, date);

/** The defaults of what is declared: those of its system, else those of the project. */
export function defaultsOf(construct: IConstruct): DefaultSet {
  return defaultsAt(construct.node.tryGetContext(contextKey));
}

/** The defaults of a date that was validated before; without one, those of the project. */
export function defaultsAt(date: string | undefined): DefaultSet {
  const found = date === undefined ? undefined : setOf(date, 'defaults');
  return found && !isProblem(found) ? found : projectDefaults();
}
