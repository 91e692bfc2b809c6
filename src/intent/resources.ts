/** A request and a limit: `['100m', '1']`. */
export type Range = readonly [request: string, limit: string];

/** What the containers of a component may use. */
export interface Resources {
  /** In cores: `500m` is half of one. */
  readonly cpu: Range;
  /** In bytes: `256Mi`. */
  readonly memory: Range;
  /** Local disk: logs and `emptyDir`s. @default 64Mi, and a limit of all writable folders with 192Mi for logs */
  readonly ephemeralStorage?: Range;
}
