import type { Fault } from './fault.js';

/** What a value may be. */
export interface Type {
  /** Everything that is wrong with a value; each fault once. */
  faults(value: unknown): readonly Fault[];
  /** After "Add it:": `a list`. @default nothing is known of it */
  readonly expected?: string | undefined;
  /** Whether it is a map with a field of that name. @default false */
  has?(name: string): boolean;
  /** Whether null is a value like others, and not only a way to say that a field is unset. */
  readonly nullable?: boolean;
  /** What null stands for in a list of the API server's own kinds. @default there is no such value */
  readonly zero?: unknown;
  /** Whether the empty text in an optional field says that it is unset: the API server's own kinds have no other way to tell. */
  readonly emptyIsUnset?: boolean;
}
