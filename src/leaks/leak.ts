/** A secret in a text. */
export interface Leak {
  /** `a GitHub token` */
  readonly what: string;
  /** For comparing and hiding, never for printing. */
  readonly value: string;
  /** The offset of the value in the text. */
  readonly at: number;
}
