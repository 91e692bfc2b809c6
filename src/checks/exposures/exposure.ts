/** A secret in an object for everyone to read. */
export interface Exposure {
  /** `a GitHub token` */
  readonly what: string;
  /** For comparing and hiding, never for printing. */
  readonly value: string;
  readonly path: string;
  /** The text is a key of a map. */
  readonly isKey?: boolean;
}
