/** One YAML document of a text, and the line where it begins. */
export interface DocumentText {
  readonly text: string;
  readonly line: number;
}

/** The value of a document and where things stand in it. */
export interface ParsedDocument {
  readonly value: unknown;
  /** The line of the first node. */
  readonly line: number;
  /** The lines of the entries of a top-level `items`. */
  readonly itemLines: readonly number[];
}

/** Why a document cannot be read, and the line. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** How deep values may nest. Kubernetes manifests need a few dozen levels at most, CRD schemas too. */
export const deepest = 200;
