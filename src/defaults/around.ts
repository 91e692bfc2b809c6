import type { IConstruct } from 'constructs';
import { isProblem, setOf } from './dated.js';
import type { DefaultSet } from './default-set.js';
import { projectDefaults } from './project.js';

const contextKey = 'plainsail:defaults';

/** Everything declared below `construct` has the defaults of this date. Must come before its first child. */
export const attachDefaults = (construct: IConstruct, date: string): void =>
  construct.node.setContext(contextKey, date);

/** Those of the project, by the root of what is declared: its package.json is read once. */
const ofProject = new WeakMap<IConstruct, DefaultSet>();

/** The defaults of what is declared: those of its system, else those of the project. */
export function defaultsOf(construct: IConstruct): DefaultSet {
  const date = construct.node.tryGetContext(contextKey);
  if (date !== undefined) return defaultsAt(date);
  const { root } = construct.node;
  const known = ofProject.get(root) ?? projectDefaults();
  ofProject.set(root, known);
  return known;
}

/** The defaults of a date that was validated before; without one, those of the project. */
export function defaultsAt(date: string | undefined): DefaultSet {
  const found = date === undefined ? undefined : setOf(date, 'defaults');
  return found && !isProblem(found) ? found : projectDefaults();
}
