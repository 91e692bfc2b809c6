import type { GraphObject } from '../graph/object.js';
import type { Change } from './change.js';

/** The way out where a field never changes, by kind. */
const ways: Readonly<Record<string, string>> = {
  StatefulSet: 'Delete it with `kubectl delete --cascade=orphan`, which keeps pods and data, and apply again.',
  Job: 'Make it a hook that is replaced (`BeforeHookCreation`), or delete the Job first.',
  Cluster: 'Make a cluster of a new name with the smaller size, and recover the data into it.',
  PersistentVolumeClaim: 'Make a claim of a new name and copy the data; a claim cannot be changed.',
  Pod: 'Delete the Pod first, or let a Deployment or a Job make it, which replaces it.',
};

/** A change that the API server refuses. */
export const refusal = (
  object: GraphObject,
  path: string,
  message = 'cannot change, and does: the API server refuses the object',
): Change => ({
  id: 'immutable-field',
  object,
  path,
  message,
  hint: ways[object.kind] ?? 'Undo the change, or delete the object first.',
});

/** A field that is no longer stated, and stays as it is. */
export const keptAsItWas = (object: GraphObject, path: string, was: unknown): Change => ({
  id: 'field-kept',
  object,
  path,
  message: `is no longer stated, and the API server keeps ${JSON.stringify(was)} without a word`,
  // Deleting a claim would delete its data.
  hint:
    object.kind === 'Service' ? 'Undo the change, or delete the Service first.' : 'Undo the change: it has no effect.',
});
