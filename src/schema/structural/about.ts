import type { Fault } from '../fault.js';

/** The operator whose definition a table was made from. */
export interface Operator {
  readonly name: string;
  readonly version: string;
}

/** What a definition's schemas leave open. */
export interface About {
  readonly kind: string;
  /** @default the definition is the cluster's own */
  readonly operator?: Operator | undefined;
  readonly metadataFaults: (metadata: unknown) => readonly Fault[];
}
