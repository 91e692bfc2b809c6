import { type Callee, callerSource } from '../intent/source.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import type { Kin, Nearest } from './kin.js';

/** A choice that was made: where, in which environment, and by which of its keys. */
export interface Choice {
  readonly environment: string;
  /** The environment, group or template whose value was taken. */
  readonly key: string;
  /** `file:line` of the call. */
  readonly source: string;
}

let log: Choice[] | undefined;

/** Runs `work` and lists the choices that it makes, in their order. */
export function choicesOf(work: () => void): readonly Choice[] {
  const before = log;
  const made: Choice[] = [];
  log = made;
  try {
    work();
  } finally {
    log = before;
  }
  return made;
}

/** Notes a choice, where someone asks for them: the place costs more than the choice. */
export function recordChoice({ name }: Kin, key: string, callee: Callee): void {
  const source = log && callerSource(callee);
  if (source !== undefined) log?.push({ environment: name, key, source });
}

/** What is wrong with a choice that has no value for an environment, or several with equal right. */
export function unchosen(
  { name }: Kin,
  found: Extract<Nearest, { groups: unknown }> | undefined,
  by: object,
  source: string | undefined,
): Problem {
  const where = { source, environment: name };
  if (found) {
    return problem(
      'environment',
      `a choice has values for ${both(found.groups)}, which are both groups of "${name}".`,
      {
        hint: `Add a value for "${name}", or take it out of one of the groups.`,
        ...where,
      },
    );
  }
  const known = Object.keys(by);
  return problem('environment', `a choice has no value for "${name}".${didYouMean(name, known)}`, {
    hint: `It has values for ${alternatives(known)}. Add one for "${name}".`,
    ...where,
  });
}

/** `"eu" and "canary"`. */
export const both = (groups: readonly string[]): string => groups.map(group => `"${group}"`).join(' and ');
