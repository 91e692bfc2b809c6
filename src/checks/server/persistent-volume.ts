import { at, fieldsOf, isMap, listOf } from '../../graph/fields.js';
import { subdomainFault } from '../../manifest/names.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { nodeTermRefusals } from './scheduling.js';
import { nodePathRefusals, outerSourceRefusals, secretRefusals } from './sources.js';
import { empty, isSet, misnamed, required } from './values.js';
import { driverRefusals } from './volumes.js';

/** Fields of a volume that are not a source of it. */
const others = new Set([
  ...['accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy'],
  ...['storageClassName', 'volumeAttributesClassName', 'volumeMode'],
]);

export const persistentVolume: Rules = function* ({ manifest }) {
  const spec = at(manifest, 'spec');
  const modes = listOf(spec['accessModes']);
  if (modes.length === 0) yield ['spec.accessModes', 'is missing or empty; at least one mode is required'];
  for (const [i, mode] of modes.entries()) yield* empty(`spec.accessModes[${i}]`, mode, 'name a mode');
  if (modes.includes('ReadWriteOncePod') && modes.some(mode => mode !== 'ReadWriteOncePod'))
    yield ['spec.accessModes', 'has ReadWriteOncePod beside other modes; it is allowed alone'];
  yield* capacityRefusals(fieldsOf(spec['capacity']));
  const sources = Object.keys(spec).filter(field => !others.has(field) && isSet(spec[field]));
  if (sources.length !== 1)
    yield ['spec', `has ${sources.join(' and ') || 'no source'}; a volume has exactly one source`];
  yield* sourceRefusals(spec);
  yield* affinityRefusals(spec);
  if (spec['persistentVolumeReclaimPolicy'] === 'Recycle' && /^\/+\.?\/*$/.test(`${at(spec, 'hostPath')['path']}`))
    yield ['spec.persistentVolumeReclaimPolicy', '"Recycle" would empty the root of the node'];
  for (const field of ['storageClassName', 'volumeAttributesClassName'])
    yield* misnamed(`spec.${field}`, spec[field], subdomainFault, 'the name of a class');
  yield* empty('spec.volumeAttributesClassName', spec['volumeAttributesClassName'], 'name it, or remove the field');
  if (isSet(spec['volumeAttributesClassName']) && !isMap(spec['csi']))
    yield ['spec.volumeAttributesClassName', 'is set; only volumes of csi have a class of attributes'];
  yield* empty('spec.volumeMode', spec['volumeMode'], 'allowed is Filesystem or Block; or remove the field');
};

function* capacityRefusals(capacity: Record<string, unknown>): Iterable<Refusal> {
  const { storage } = capacity;
  if (!isSet(storage)) yield ['spec.capacity.storage', 'is missing; a volume has an amount of storage'];
  else if ((quantity(storage) ?? 1) <= 0) yield ['spec.capacity.storage', `${quoted(storage)} is not above zero`];
  const more = Object.keys(capacity).filter(name => name !== 'storage');
  if (more.length > 0) yield ['spec.capacity', `has ${more.map(quoted).join(', ')}; allowed is storage alone`];
}

function* sourceRefusals(spec: Record<string, unknown>): Iterable<Refusal> {
  const { hostPath, local, nfs, csi } = spec;
  yield* outerSourceRefusals('spec', spec);
  if (isMap(hostPath)) yield* nodePathRefusals('spec.hostPath.path', hostPath['path']);
  if (isMap(local)) yield* nodePathRefusals('spec.local.path', local['path']);
  for (const field of ['server', 'path']) yield* empty(`spec.nfs.${field}`, at(nfs)[field], 'NFS needs it');
  const exported = at(nfs)['path'];
  if (isSet(exported) && !`${exported}`.startsWith('/'))
    yield ['spec.nfs.path', `${quoted(exported)} is not an absolute path`];
  if (!isMap(csi)) return;
  yield* driverRefusals('spec.csi.driver', csi['driver']);
  yield* required('spec.csi.volumeHandle', csi['volumeHandle'], 'name the volume as its driver does');
  for (const field of ['controllerPublish', 'controllerExpand', 'nodePublish', 'nodeExpand'])
    yield* secretRefusals(`spec.csi.${field}SecretRef`, csi[`${field}SecretRef`]);
}

function* affinityRefusals({ nodeAffinity, local }: Record<string, unknown>): Iterable<Refusal> {
  if (!isMap(nodeAffinity)) {
    if (isMap(local)) yield ['spec.nodeAffinity', 'is missing; a local volume names its node'];
    return;
  }
  const path = 'spec.nodeAffinity.required';
  if (!isMap(nodeAffinity['required'])) {
    yield [path, 'is missing; it says which nodes reach the volume'];
    return;
  }
  const terms = listOf(nodeAffinity['required']['nodeSelectorTerms']);
  if (terms.length === 0) yield [`${path}.nodeSelectorTerms`, 'is missing or empty; at least one term is required'];
  for (const [i, term] of terms.entries()) yield* nodeTermRefusals(`${path}.nodeSelectorTerms[${i}]`, term, true);
}
