/** What a comparison with one project gives; `tools/conformance.js` prints it. */
export interface Outcome {
  readonly cases: number;
  readonly disagreements: readonly Disagreement[];
  /** Cases of a difference that is meant: neither agreed nor disagreed. */
  readonly known?: readonly Disagreement[];
  /** Why nothing could be compared, where what it takes is not there. */
  readonly skipped?: string;
  /** What else was measured. */
  readonly notes?: readonly string[];
}

export interface Disagreement {
  /** The case. */
  readonly name: string;
  readonly detail: string;
  /** Why it is meant. */
  readonly reason?: string;
}
