/** One YAML document of a text, and the line where it begins. */
export interface DocumentText {
  readonly text: string;
  readonly line: number;
}

/** A scalar or key whose value does not look as it is written: `yes`, `012`, `1_000`. */
export interface Spelling {
  /** The map or list that it stands in. */
  readonly holder: object;
  readonly key: string | number;
  /** As it is written. */
  readonly text: string;
  readonly line: number;
  /** It is the key itself. */
  readonly isKey: boolean;
}

/** The value of a document and the lines of its parts. */
export interface ParsedDocument {
  readonly value: unknown;
  /** The line of the first node. */
  readonly line: number;
  /** The lines of the entries of a top-level `items`. */
  readonly itemLines: readonly number[];
  readonly spellings: readonly Spelling[];
  /** What is wrong and leaves a value all the same: keys that stand twice, text that no reader reaches. */
  readonly faults: readonly TextFault[];
}

/** What is wrong with a text, where, and what to do. */
export interface TextFault {
  readonly message: string;
  readonly line: number;
  readonly hint: string;
}

/** Why a document cannot be read, and the line. */
export class Unreadable extends Error implements TextFault {
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

export const tooDeep = (line: number): Unreadable =>
  new Unreadable(
    `nests deeper than ${deepest} levels`,
    line,
    'No Kubernetes object needs that; check where the file comes from.',
  );
