import { isDeepStrictEqual } from 'node:util';
import { type Fields, fieldsOf, listOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { podTemplateOf } from '../graph/pod-template.js';
import { storedTemplate } from '../graph/stored-template.js';
import type { Change } from './change.js';

const hint = 'Delete the Pod first, or let a Deployment or a Job make it, which replaces it.';

/**
 * Changes of a Pod that no controller makes: of its spec only images, a shorter deadline and more tolerations are taken
 * (k8s.io/kubernetes/pkg/apis/core/validation, ValidatePodUpdate). One that still has scheduling gates takes more.
 */
export function* podChanges(before: GraphObject, after: GraphObject): Iterable<Change> {
  if (after.kind !== 'Pod' || after.group !== '') return;
  const [was, is] = [specOf(before), specOf(after)];
  if (listOf(was['schedulingGates']).length > 0) return;
  const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
  for (const field of fields) {
    if (field === 'schedulingGroup' || isTaken(field, was[field], is[field])) continue; // Servers leave a group out.
    const message = 'cannot change, and does: the API server refuses the Pod';
    yield { id: 'immutable-field', object: after, path: `spec.${field}`, message, hint };
  }
}

function isTaken(field: string, was: unknown, is: unknown): boolean {
  if (field === 'tolerations')
    return listOf(was).every(each => listOf(is).some(other => isDeepStrictEqual(lasting(each), lasting(other))));
  if (field === 'activeDeadlineSeconds') return was === undefined || (typeof is === 'number' && is <= Number(was));
  return isDeepStrictEqual(was, is);
}

/** How long a toleration lasts may change. */
const lasting = (toleration: unknown) => ({ ...fieldsOf(toleration), tolerationSeconds: undefined });

/** As the API server keeps it, without what may change; the scheduler and admission fill in the node and the account. */
function specOf(pod: GraphObject): Fields {
  const template = podTemplateOf(pod);
  if (!template) return {};
  const { nodeName: _, serviceAccountName, ...spec } = fieldsOf(fieldsOf(storedTemplate(template, 'amount'))['spec']);
  const containersOf = (field: string) => {
    const said = listOf(template.spec[field]).map(fieldsOf);
    // A pull policy that is not stated stays as it was when the Pod was made.
    return listOf(spec[field]).map((each, i) => {
      const { image: _image, imagePullPolicy: _policy, ...rest } = fieldsOf(each);
      return { ...rest, imagePullPolicy: said[i]?.['imagePullPolicy'] ?? 'not stated' };
    });
  };
  return {
    ...spec,
    serviceAccountName: serviceAccountName ?? 'default',
    containers: containersOf('containers'),
    initContainers: containersOf('initContainers'),
  };
}
