import type { Finding } from '../../src/checks/check.js';
import type { GraphObject } from '../../src/graph/object.js';

/** Which of our checks covers one of theirs. */
export interface Covered {
  /** A finding of any of these is a finding of theirs. */
  readonly checks: readonly string[];
  /** Theirs is a part of ours: only findings at such a field count. */
  readonly at?: RegExp;
  /** Theirs is a part of ours: only findings with such a message count. */
  readonly says?: RegExp;
  /** Theirs says once of an object what ours says at each of its fields. */
  readonly once?: boolean;
  /** Objects that ours finds and theirs lets pass, and why ours is right. */
  readonly stricter?: { readonly on: (object: GraphObject) => boolean; readonly reason: string };
}

/** Why none of ours covers one of theirs. */
export interface LeftOut {
  readonly leftOut: string;
}

export type Mapping = Readonly<Record<string, Covered | LeftOut>>;

export const covers = ({ at = /(?:)/, says = /(?:)/ }: Covered, { path, message }: Finding): boolean =>
  at.test(path) && says.test(message);
