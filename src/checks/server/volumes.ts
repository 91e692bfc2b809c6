import { at, fieldsOf, isMap, textOf } from '../../graph/fields.js';
import { volumesOf } from '../../graph/volumes.js';
import type { Workload } from '../../graph/workload.js';
import { qualifiedNameFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import { claimRefusals } from './claim.js';
import { itemRefusals } from './files.js';
import { projectedRefusals } from './projected.js';
import type { Refusal } from './refusal.js';
import { labelRefusals } from './selector.js';
import { nodePathRefusals, outerSourceRefusals } from './sources.js';
import { empty, isSet, misnamed, negative, outside, required } from './values.js';

/** Refusals in the volumes of a pod. */
export function* volumeRefusals(workload: Workload): Iterable<Refusal> {
  for (const { path, fields } of volumesOf(workload)) {
    yield* negative(`${path}.emptyDir.sizeLimit`, at(fields, 'emptyDir')['sizeLimit']);
    yield* fileRefusals(path, fields);
    if (isMap(fields['projected'])) yield* projectedRefusals(`${path}.projected`, fields['projected']);
    yield* otherRefusals(path, fields, workload.object.kind === 'Pod');
  }
}

function* fileRefusals(path: string, { configMap, secret, downwardAPI }: Record<string, unknown>): Iterable<Refusal> {
  if (isMap(configMap)) yield* required(`${path}.configMap.name`, configMap['name'], 'name the ConfigMap');
  if (isMap(secret)) yield* required(`${path}.secret.secretName`, secret['secretName'], 'name the Secret');
  for (const [source, fields] of Object.entries({ configMap, secret, downwardAPI })) {
    yield* outside(`${path}.${source}.defaultMode`, at(fields)['defaultMode'], 0, 0o777);
    yield* itemRefusals(`${path}.${source}.items`, at(fields)['items'], source === 'downwardAPI');
  }
}

function* otherRefusals(path: string, volume: Record<string, unknown>, isPod: boolean): Iterable<Refusal> {
  const { hostPath, persistentVolumeClaim, nfs, csi, ephemeral, image } = volume;
  if (isMap(hostPath)) yield* nodePathRefusals(`${path}.hostPath.path`, hostPath['path'] ?? undefined);
  yield* outerSourceRefusals(path, volume);
  yield* empty(`${path}.persistentVolumeClaim.claimName`, at(persistentVolumeClaim)['claimName'], 'name the claim');
  for (const field of ['server', 'path']) yield* empty(`${path}.nfs.${field}`, at(nfs)[field], 'NFS needs it');
  const exported = textOf(at(nfs)['path']);
  if (exported && !exported.startsWith('/')) yield [`${path}.nfs.path`, `"${exported}" is not an absolute path`];
  yield* driverRefusals(`${path}.csi.driver`, at(csi)['driver']);
  const publishes = at(csi)['nodePublishSecretRef'];
  if (isMap(publishes)) {
    yield* required(`${path}.csi.nodePublishSecretRef.name`, publishes['name'], 'name the Secret');
    yield* misnamed(`${path}.csi.nodePublishSecretRef.name`, publishes['name'], subdomainFault, 'the name of a Secret');
  }
  if (isMap(image) && isPod) yield* required(`${path}.image.reference`, image['reference'], 'name the image');
  if (isMap(ephemeral))
    yield* templateRefusals(`${path}.ephemeral.volumeClaimTemplate`, ephemeral['volumeClaimTemplate']);
}

function* templateRefusals(path: string, template: unknown): Iterable<Refusal> {
  if (!isMap(template)) {
    yield [path, 'is missing; an ephemeral volume is made from it'];
    return;
  }
  yield* claimRefusals(`${path}.spec`, fieldsOf(template['spec']), true);
  yield* templateMetadataRefusals(`${path}.metadata`, fieldsOf(template['metadata']));
}

/** Refusals in the metadata of a template that claims are made from. */
export function* templateMetadataRefusals(path: string, metadata: Record<string, unknown>): Iterable<Refusal> {
  for (const [field, value] of Object.entries(metadata))
    if (!['labels', 'annotations', 'creationTimestamp'].includes(field) && isSet(value))
      yield [`${path}.${field}`, 'is set; allowed are labels and annotations'];
  const { labels, annotations } = metadata;
  yield* labelRefusals(`${path}.labels`, labels);
  for (const key of Object.keys(fieldsOf(annotations))) {
    const wrong = qualifiedNameFault(key.toLowerCase());
    if (wrong) yield [`${path}.annotations`, `key ${quoted(key)}: ${wrong}`];
  }
}

/** Refuses what is not the name of a driver of storage, which may have upper-case letters. */
export function* driverRefusals(path: string, driver: unknown): Iterable<Refusal> {
  yield* empty(path, driver, 'name the driver');
  yield* misnamed(path, driver, driverFault, 'the name of a driver');
}

const driverFault = (name: string) =>
  name.length > 63 ? `${name.length} characters; at most 63 are allowed` : subdomainFault(name.toLowerCase());
