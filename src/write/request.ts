/** What a run wants the output directory to hold. */
export interface WriteRequest {
  /** The output directory; made when missing. It may be a link to a directory, nothing below it may be one. */
  readonly out: string;
  /** Path below `out`, with `/` between names, to text. */
  readonly files: ReadonlyMap<string, string>;
  /**
   * The folders that this run replaces completely, such as `production/codeai`; other folders are left alone. Files
   * outside of them belong to the output directory itself.
   */
  readonly units: readonly string[];
  /**
   * Whether the run covered the whole fleet: folders that an earlier run wrote and this one no longer has are removed.
   * @default false
   */
  readonly all?: boolean | undefined;
  /** Folders that the fleet has and this run leaves as they are. @default none */
  readonly heldBack?: readonly string[] | undefined;
}

/** What a write changes. Paths are relative to the output directory and sorted by code unit. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Files that plainsail did not write. They are never touched. */
  readonly foreign: readonly string[];
}
