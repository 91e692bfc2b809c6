import { at, fieldsOf, listOf, textOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import type { Change } from './change.js';
import { refusal } from './refusal.js';

/** A definition keeps the version in which its cluster has stored objects: `status.storedVersions` names it. */
export function* definitionChanges(before: GraphObject, after: GraphObject): Iterable<Change> {
  if (after.kind !== 'CustomResourceDefinition') return;
  const [was, is] = [before, after].map(({ manifest }) => listOf(at(manifest, 'spec')['versions']).map(fieldsOf));
  const stored = textOf(was!.find(({ storage }) => storage === true)?.['name']);
  if (stored === undefined || is!.some(({ name }) => name === stored)) return;
  const message = `has no version "${stored}" any more, in which the cluster has stored objects: the API server refuses the definition`;
  const hint =
    'Keep the version with `served: false` until all objects are stored in another one, and `status.storedVersions` names only that.';
  yield { ...refusal(after, 'spec.versions', message), hint };
}
