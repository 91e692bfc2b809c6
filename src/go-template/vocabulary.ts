/** What a template may use besides Go's own functions. */
export interface Vocabulary {
  readonly functions: ReadonlySet<string>;
  /** With their dollar sign: `$labels`. */
  readonly variables: ReadonlySet<string>;
  /** The fields of what the template is given: `.Labels`. */
  readonly fields: ReadonlySet<string>;
}
