import type { Images } from '../environment/versions.js';

/** A state of `versions.json`: that of one commit, as the branch had it. */
export interface Snapshot {
  readonly commit: string;
  /** The day of the commit, in UTC: `2030-01-31`. */
  readonly day: string;
  readonly images: Images;
}

/** What a repository knows of the versions: the newest state first, which is that of HEAD. */
export interface History {
  readonly snapshots: readonly Snapshot[];
  /** Whether a commit renders an image for an environment: `repository:version` is in a file of its folder. */
  readonly renders: (commit: string, environment: string, image: string) => boolean;
}

/** Days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
