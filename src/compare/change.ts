import type { GraphObject } from '../graph/object.js';

/** Something that the change from one render to the next does to the cluster. */
export interface Change {
  readonly id:
    | 'immutable-field'
    | 'transition-refused'
    | 'field-kept'
    | 'data-removed'
    | 'protection-removed'
    | 'left-behind'
    | 'replicas-handover'
    | 'stage-moved'
    | 'project-narrowed'
    | 'too-many-deletions';
  /** The object in the new render; in the previous one where it is gone. */
  readonly object: GraphObject;
  readonly path: string;
  /** What accepts it, where that is not the object's name. */
  readonly as?: string;
  readonly message: string;
  readonly hint: string;
}
