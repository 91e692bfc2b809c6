import type { Images } from '../environment/versions.js';
import type { Problem } from '../problem.js';
import type { Place } from './place.js';
import type { Rings } from './ring.js';

/** What is asked for. */
export interface Promotion {
  readonly source: Place;
  readonly target: Place;
  /** Images that programs of the source ask for; those of one system, where only they are asked for. */
  readonly ofSource: ReadonlySet<string>;
  /** The same of the target. */
  readonly ofTarget: ReadonlySet<string>;
  /** Only this image. @default all */
  readonly image?: string | undefined;
  readonly rings: Rings;
  /** The day on which it happens: `2030-01-31`. */
  readonly today: string;
  /** `versions.json` as it is on disk, which may have changes that are not committed. */
  readonly working: Images;
  /** Images whose version in the target may be lost, though the source never had it. */
  readonly accepted: readonly string[];
  /** The set that was looked at; another one is refused. @default whatever the source has */
  readonly expected?: string | undefined;
}

/** A version that changes in the target. */
export interface Move {
  readonly image: string;
  readonly version: string;
  /** The environments that get it now. */
  readonly environments: readonly string[];
}

/** What becomes of it: the versions to write, or why not. */
export interface Promoted {
  readonly moves: readonly Move[];
  /** Images of the target that the source never had: they stay as they are. */
  readonly kept: readonly string[];
  /** The set of the source, by which a later run may ask for the same. */
  readonly set: string;
  /** Environments of the target that come later. */
  readonly waiting: readonly string[];
  readonly images: Images;
  readonly problems: readonly Problem[];
}
