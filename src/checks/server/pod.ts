import { at, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import { volumesOf } from '../../graph/volumes.js';
import { podPath, type Workload, workloadOf } from '../../graph/workload.js';
import { containerRefusals, fieldRefusals, ofFiles } from './container.js';
import type { Refusal, Rules } from './refusal.js';
import { isSet, leadsOut, negative, outside, repeated, setOf } from './values.js';

/** Refusals in the pods of a workload, but for what decides about their node. */
export const podRefusals: Rules = function* (object) {
  for (const workload of workloadOf(object)) {
    yield* withoutContainers(workload);
    for (const container of workload.containers) yield* containerRefusals(container);
    for (const volume of volumesOf(workload)) yield* volumeRefusals(volume.path, volume.fields);
    yield* fieldsOfPod(workload);
    yield* securityRefusals(workload);
  }
};

/** A template that its kind may do without by its schema, and does not. */
const optionalTemplates = ['ReplicaSet', 'ReplicationController'];

/**
 * The first field on the way to the containers that is absent, where only the server requires it: what a schema
 * requires is schema-valid's to report.
 */
function* withoutContainers(workload: Workload): Iterable<Refusal> {
  const { object, path, spec } = workload;
  const steps = [...(path === '' ? [] : path.split('.')), 'spec'];
  const missing = steps.findIndex((field, i) => !isSet(at(object.manifest, ...steps.slice(0, i))[field]));
  const field = steps.slice(0, missing + 1).join('.');
  if (missing < 0) {
    const { containers } = spec;
    if (containers === null || (Array.isArray(containers) && containers.length === 0))
      yield [podPath(workload, 'containers'), 'is empty; a pod has at least one container'];
  } else if (steps[missing] === 'spec' || optionalTemplates.includes(object.kind))
    yield [field, `is missing; a ${object.kind} has a pod with at least one container`];
}

function* fieldsOfPod(workload: Workload): Iterable<Refusal> {
  const { spec } = workload;
  const path = (field: string) => podPath(workload, field);
  if (spec['dnsPolicy'] === 'None' && listOf(at(spec, 'dnsConfig')['nameservers']).length === 0)
    yield [path('dnsConfig'), 'has no nameserver; dnsPolicy None needs at least one'];
  yield* repeated(path('hostAliases'), spec['hostAliases'], alias => textOf(at(alias)['ip']));
  yield* repeated(path('imagePullSecrets'), spec['imagePullSecrets'], secret => textOf(at(secret)['name']));
  yield* outside(path('activeDeadlineSeconds'), spec['activeDeadlineSeconds'], 1, 2 ** 31 - 1);
  if (spec['hostPID'] === true && spec['shareProcessNamespace'] === true)
    yield [path('shareProcessNamespace'), 'is true beside hostPID; allowed is one of them'];
}

function* securityRefusals(workload: Workload): Iterable<Refusal> {
  const contexts = [
    [podPath(workload, 'securityContext'), workload.spec['securityContext']] as const,
    ...workload.containers.map(({ path, fields }) => [`${path}.securityContext`, fields['securityContext']] as const),
  ];
  for (const [path, context] of contexts) {
    for (const profile of ['seccompProfile', 'appArmorProfile']) {
      const { type, localhostProfile } = at(context, profile);
      if (type !== undefined && type !== 'Localhost' && isSet(localhostProfile))
        yield [`${path}.${profile}.localhostProfile`, `is set beside type ${type}; allowed is Localhost`];
      if (type === 'Localhost' && !isSet(localhostProfile))
        yield [`${path}.${profile}.localhostProfile`, 'is missing; type Localhost needs it'];
    }
    for (const id of ['runAsUser', 'runAsGroup', 'fsGroup'])
      yield* outside(`${path}.${id}`, at(context)[id], 0, 2 ** 31 - 1);
  }
}

function* volumeRefusals(path: string, volume: Record<string, unknown>): Iterable<Refusal> {
  yield* negative(`${path}.emptyDir.sizeLimit`, at(volume, 'emptyDir')['sizeLimit']);
  for (const [source, fields] of fileSources(volume)) {
    yield* itemRefusals(`${path}.${source}.items`, fields['items']);
    yield* outside(`${path}.${source}.defaultMode`, fields['defaultMode'], 0, 0o777);
  }
  if (isMap(volume['projected'])) yield* projectedRefusals(`${path}.projected`, volume['projected']);
}

const fileSources = (volume: Record<string, unknown>) =>
  ['configMap', 'secret', 'downwardAPI'].map(source => [source, fieldsOf(volume[source])] as const);

function* itemRefusals(path: string, items: unknown): Iterable<Refusal> {
  for (const [i, item] of listOf(items).entries()) {
    const { path: file, mode, fieldRef } = fieldsOf(item);
    yield* leadsOut(`${path}[${i}].path`, file);
    yield* outside(`${path}[${i}].mode`, mode, 0, 0o777);
    if (isMap(fieldRef)) yield* fieldRefusals(`${path}[${i}].fieldRef`, fieldRef, ofFiles);
  }
}

const projections = [
  'secret',
  'downwardAPI',
  'configMap',
  'serviceAccountToken',
  'clusterTrustBundle',
  'podCertificate',
];

/** Two sources of one volume must not make a file of one name, as far as they name their files. */
function* projectedRefusals(path: string, { sources, defaultMode }: Record<string, unknown>): Iterable<Refusal> {
  yield* outside(`${path}.defaultMode`, defaultMode, 0, 0o777);
  const files = new Map<string, string>();
  for (const [i, source] of listOf(sources).map(fieldsOf).entries()) {
    const place = `${path}.sources[${i}]`;
    const set = setOf(source, projections);
    if (set.length > 1) yield [place, `has ${set.join(' and ')}; allowed is one of them`];
    for (const [kind, fields] of Object.entries(source)) {
      const items = fieldsOf(fields)['items'];
      yield* itemRefusals(`${place}.${kind}.items`, items);
      for (const file of [...listOf(items).map(item => at(item)['path']), at(fields)['path']]) {
        if (typeof file !== 'string') continue;
        const other = files.get(file);
        if (other !== undefined) yield [place, `makes the file "${file}", which ${other} makes already`];
        else files.set(file, place);
      }
    }
  }
}
