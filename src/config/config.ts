import { type Callable, callOf } from '../intent/call.js';
import type { Program } from './program.js';
import { type Resolved, resolveValues } from './resolve.js';

/** The configuration of one component. */
export class Config {
  constructor(
    readonly program: Program,
    readonly stated: Readonly<Record<string, unknown>>,
  ) {}

  /** The same with other values stated over it. */
  with(stated: Readonly<Record<string, unknown>>): Config {
    return new Config(this.program, { ...this.stated, ...stated });
  }

  /** States what the calls know, then what the system says, and holds all of it to the catalogue. */
  resolve(callables: readonly Callable[]): Resolved {
    return resolveValues(this.program, this.stated, callables.map(callOf));
  }
}
