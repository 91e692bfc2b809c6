/** What a comparison with one project gives; `tools/conformance.js` prints it. */
export interface Outcome {
  readonly cases: number;
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  /** The case. */
  readonly name: string;
  readonly detail: string;
}
