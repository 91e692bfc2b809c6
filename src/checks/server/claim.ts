import { at, fieldsOf, isMap, listOf } from '../../graph/fields.js';
import { qualifiedNameFault, subdomainFault } from '../../manifest/names.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { empty, isSet, misnamed } from './values.js';

export const claim: Rules = ({ manifest }) => claimRefusals('spec', at(manifest, 'spec'));

/** Refusals in the spec of a claim, or of a template for claims, which servers take as it is. */
export function* claimRefusals(path: string, spec: Record<string, unknown>, isTemplate = false): Iterable<Refusal> {
  const modes = listOf(spec['accessModes']);
  if (modes.length === 0) yield [`${path}.accessModes`, 'is missing or empty; at least one mode is required'];
  if (modes.includes('ReadWriteOncePod') && modes.some(mode => mode !== 'ReadWriteOncePod'))
    yield [`${path}.accessModes`, 'has ReadWriteOncePod beside other modes; it is allowed alone'];
  const { storage } = at(spec, 'resources', 'requests');
  if (!isSet(storage))
    yield [`${path}.resources.requests.storage`, 'is missing; a claim requests an amount of storage'];
  else if ((quantity(storage) ?? 1) <= 0)
    yield [`${path}.resources.requests.storage`, `${quoted(storage)} is not above zero`];
  yield* selectorRefusals(`${path}.selector`, spec['selector']);
  for (const field of ['storageClassName', 'volumeAttributesClassName'])
    yield* misnamed(`${path}.${field}`, spec[field], subdomainFault, 'the name of a class');
  const { dataSource, dataSourceRef } = spec;
  if (isMap(dataSource) && (isTemplate || isMap(dataSourceRef) || isKept(dataSource)))
    yield* sourceRefusals(`${path}.dataSource`, dataSource);
  // One of another namespace needs a feature gate: servers leave it out.
  if (!isSet(at(dataSourceRef)['namespace'])) yield* sourceRefusals(`${path}.dataSourceRef`, dataSourceRef);
}

/** Any other `dataSource` is removed before a claim is validated, which is then made empty (EnforceDataSourceBackwardsCompatibility). */
const isKept = ({ apiGroup, kind }: Record<string, unknown>): boolean =>
  isSet(apiGroup)
    ? kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io'
    : kind === 'PersistentVolumeClaim';

function* sourceRefusals(path: string, source: unknown): Iterable<Refusal> {
  if (!isMap(source)) return;
  const { apiGroup, kind, name } = source;
  if (!isSet(name)) yield [`${path}.name`, 'is missing or empty; name the source'];
  yield* misnamed(`${path}.apiGroup`, apiGroup, subdomainFault, 'an API group');
  if (!isSet(kind)) yield [`${path}.kind`, 'is missing or empty; name the kind of the source'];
  else if (!isSet(apiGroup) && kind !== 'PersistentVolumeClaim')
    yield [`${path}.kind`, `${quoted(kind)} needs an apiGroup; without one, only PersistentVolumeClaim is allowed`];
}

/** What the API server refuses in a class of storage. */
export const storageClass: Rules = function* ({ manifest }) {
  const { provisioner, reclaimPolicy, allowedTopologies } = manifest;
  yield* empty('provisioner', provisioner, 'name the driver');
  yield* misnamed('provisioner', provisioner, name => qualifiedNameFault(name.toLowerCase()), 'the name of a driver');
  if (reclaimPolicy === 'Recycle')
    yield ['reclaimPolicy', '"Recycle" is for single volumes; allowed is Delete or Retain'];
  for (const [i, term] of listOf(allowedTopologies).entries()) {
    if (listOf(at(term)['matchLabelExpressions']).length === 0)
      yield [`allowedTopologies[${i}].matchLabelExpressions`, 'is missing or empty; at least one is required'];
    for (const [k, { key, values }] of listOf(at(term)['matchLabelExpressions']).map(fieldsOf).entries()) {
      const path = `allowedTopologies[${i}].matchLabelExpressions[${k}]`;
      yield* empty(`${path}.key`, key, 'name a label of nodes');
      yield* misnamed(`${path}.key`, key, qualifiedNameFault, 'a label of nodes');
      const list = listOf(values);
      if (list.length === 0) yield [`${path}.values`, 'is missing or empty; at least one value is required'];
      if (new Set(list).size < list.length) yield [`${path}.values`, 'has a value twice'];
    }
  }
};
