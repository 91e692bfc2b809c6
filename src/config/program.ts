import type { Condition } from './condition.js';
import type { Bindings, Variables } from './values.js';

/** What a catalogue knows of its program. */
export interface Program {
  readonly name: string;
  readonly variables: Variables;
  readonly conditions: readonly Condition[];
  readonly bindings: Bindings<Variables>;
}
