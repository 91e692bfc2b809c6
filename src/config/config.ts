import { type Callable, callOf } from '../intent/call.js';
import { didYouMean, type Problem, problem } from '../problem.js';
import type { Program } from './program.js';
import { type Resolved, resolveValues } from './resolve.js';

/** The configuration of one component. */
export class Config {
  constructor(
    /** The catalogue that the values are of, without the types of its variables. */
    readonly program: Program,
    /** The values that the declaration states, by variable; calls fill in others. */
    readonly stated: Readonly<Record<string, unknown>>,
    /** The variables that the component gets. @default all that have a value */
    private readonly names?: ReadonlySet<string>,
  ) {}

  /** The same with other values stated over it. */
  with(stated: Readonly<Record<string, unknown>>): Config {
    return new Config(this.program, { ...this.stated, ...stated }, this.names);
  }

  /** The same for a component that needs only these variables, such as a migration: it gets no other secret. */
  only(names: readonly string[]): Config {
    return new Config(this.program, this.stated, new Set(names));
  }

  /** States what the calls know, then what the system says, and holds all of it to the catalogue. */
  resolve(callables: readonly Callable[]): Resolved {
    const resolved = resolveValues(this.program, this.stated, callables.map(callOf));
    const { names } = this;
    if (!names) return resolved;
    return {
      plain: Object.fromEntries(Object.entries(resolved.plain).filter(([name]) => names.has(name))),
      secrets: resolved.secrets.filter(({ variable }) => names.has(variable)),
      problems: [...resolved.problems, ...namesProblems(this.program, names)],
    };
  }
}

function namesProblems({ name: program, variables }: Program, names: ReadonlySet<string>): readonly Problem[] {
  const known = Object.keys(variables);
  return [...names]
    .filter(name => !Object.hasOwn(variables, name))
    .map(name =>
      problem(
        'configuration',
        `a component gets only ${name}, which ${program} does not read.${didYouMean(name, known)}`,
        {
          hint: 'Name variables of its catalogue.',
        },
      ),
    );
}
