import { at, isMap, listOf, textOf } from '../../graph/fields.js';
import { labelFault, subdomainFault } from '../../manifest/names.js';
import type { Refusal } from './refusal.js';
import { isSet, misnamed, outside, required } from './values.js';

/** The fields that each source of a volume cannot do without. */
const needed: Readonly<Record<string, readonly string[]>> = {
  awsElasticBlockStore: ['volumeID'],
  azureDisk: ['diskName', 'diskURI'],
  azureFile: ['secretName', 'shareName'],
  cephfs: ['monitors'],
  cinder: ['volumeID'],
  flexVolume: ['driver'],
  gcePersistentDisk: ['pdName'],
  gitRepo: ['repository'],
  glusterfs: ['endpoints', 'path'],
  iscsi: ['targetPortal', 'iqn'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  quobyte: ['registry', 'volume'],
  rbd: ['monitors', 'image'],
  scaleIO: ['gateway', 'system'],
  vsphereVolume: ['volumePath'],
};

/** Refusals in a source of a volume that is kept outside of the cluster. */
export function* outerSourceRefusals(path: string, volume: Record<string, unknown>): Iterable<Refusal> {
  for (const [source, fields] of Object.entries(needed)) {
    const given = volume[source];
    if (!isMap(given)) continue;
    for (const field of fields) {
      const value = given[field];
      const isMissing = field === 'monitors' ? listOf(value).length === 0 : !isSet(value);
      if (isMissing) yield [`${path}.${source}.${field}`, `is missing or empty; a volume of ${source} has it`];
    }
    yield* outside(`${path}.${source}.partition`, given['partition'], 0, 255);
  }
  const fc = volume['fc'];
  const { targetWWNs, wwids, lun } = at(fc);
  const [names, ids] = [listOf(targetWWNs), listOf(wwids)];
  if (isMap(fc) && names.length > 0 === ids.length > 0)
    yield [`${path}.fc`, 'needs exactly one of targetWWNs and wwids'];
  if (names.length > 0 && !isSet(lun)) yield [`${path}.fc.lun`, 'is missing; targetWWNs need it'];
  yield* outside(`${path}.fc.lun`, lun, 0, 255);
}

/** Refusals in a path on a node that a volume is. */
export function* nodePathRefusals(path: string, value: unknown): Iterable<Refusal> {
  yield* required(path, value, 'name a folder of the node');
  if (textOf(value)?.split('/').includes('..')) yield [path, 'contains ".."'];
}

/** Refusals in a reference to a Secret of any namespace. */
export function* secretRefusals(path: string, secret: unknown): Iterable<Refusal> {
  if (!isMap(secret)) return;
  yield* required(`${path}.name`, secret['name'], 'name the Secret');
  yield* misnamed(`${path}.name`, secret['name'], subdomainFault, 'the name of a Secret');
  yield* required(`${path}.namespace`, secret['namespace'], 'name its namespace');
  yield* misnamed(`${path}.namespace`, secret['namespace'], labelFault, 'the name of a namespace');
}
