import { type Fields, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { qualifiedNameFault } from '../../manifest/names.js';
import { schemaTables } from '../../schema/tables.js';
import { type Check, type Finding, finding } from '../check.js';
import { quoted } from '../wording.js';

export const ownersAndFinalizersValid: Check = {
  id: 'owners-and-finalizers-valid',
  title: 'Owner references are complete, and finalizers are names',
  why: 'The API server refuses the object.',
  fix: 'Complete the reference, or remove it: the identity of an owner is known only in its cluster.',
  category: 'server',
  severity: 'error',
  kinds: 'any',
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
  fails: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: api, uid: '' }]
`,
  *check(graph) {
    for (const object of graph.objects) {
      const { ownerReferences, finalizers } = object.manifest.metadata;
      if (ownerReferences !== undefined) yield* ownerFindings(object, listOf(ownerReferences).map(fieldsOf));
      if (finalizers !== undefined) yield* finalizerFindings(object, listOf(finalizers));
    }
  },
};

function* ownerFindings(object: GraphObject, owners: readonly Fields[]): Iterable<Finding> {
  const identities = new Map<unknown, string>();
  let controller: string | undefined;
  for (const [i, owner] of owners.entries()) {
    const path = `metadata.ownerReferences[${i}]`;
    for (const field of ['apiVersion', 'kind', 'name', 'uid'])
      if (owner[field] === '') yield finding(object, `${path}.${field}`, 'is empty; a reference names its owner fully');
    if (owner['apiVersion'] === 'v1' && owner['kind'] === 'Event')
      yield finding(object, `${path}.kind`, '"Event" cannot own anything');
    const other = identities.get(owner['uid']);
    if (other !== undefined)
      yield finding(object, path, `has the uid of ${other}; the API server merges the list by it`);
    identities.set(owner['uid'], path);
    if (owner['controller'] !== true) continue;
    if (controller !== undefined)
      yield finding(object, `${path}.controller`, `is true, as at ${controller}; one owner controls an object`);
    controller = path;
  }
}

const standard = ['foregroundDeletion', 'kubernetes', 'orphan'];

/** Finalizers of built-in kinds that are not Kubernetes' own have a domain. */
function finalizerFault({ group, apiVersion }: GraphObject, name: string): string | undefined {
  const isStrict =
    group !== 'admissionregistration.k8s.io' && schemaTables.apiVersions().get(apiVersion)?.custom === false;
  if (isStrict && !name.includes('/') && !standard.includes(name)) return 'it needs a domain, as "example.com/name"';
  return qualifiedNameFault(name);
}

function* finalizerFindings(object: GraphObject, finalizers: readonly unknown[]): Iterable<Finding> {
  const seen = new Set<unknown>();
  for (const [i, name] of finalizers.entries()) {
    const path = `metadata.finalizers[${i}]`;
    const wrong = finalizerFault(object, textOf(name) ?? '');
    if (wrong) yield finding(object, path, `${quoted(name)}: ${wrong}`);
    if (seen.has(name)) yield finding(object, path, `${quoted(name)} is in the list already`);
    seen.add(name);
  }
  if (seen.has('orphan') && seen.has('foregroundDeletion'))
    yield finding(object, 'metadata.finalizers', 'has both orphan and foregroundDeletion; allowed is one of them');
}
