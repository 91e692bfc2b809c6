import type { GraphObject } from '../graph/object.js';

/** Something that the change from one render to the next does to the cluster. */
export interface Change {
  readonly id:
    | 'immutable-field'
    | 'transition-refused'
    | 'field-kept'
    | 'data-removed'
    | 'protection-removed'
    | 'replicas-handover';
  /** The object in the new render; in the previous one where it is gone. */
  readonly object: GraphObject;
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}
