import { fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import { volumesOf } from '../../graph/volumes.js';
import type { Container } from '../../graph/workload.js';
import {
  asPrefix,
  dataKeyFault,
  type NameFault,
  qualifiedNameFault,
  strictVariableFault,
  subdomainFault,
  variableFault,
} from '../../manifest/names.js';
import { unitIn } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal, Server } from './refusal.js';
import { empty, isSet, misnamed, notOneOf, required, setOf } from './values.js';

const sources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
const ofEnv = [
  ...['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
];

/** Refusals in the environment of a container. */
export function* environmentRefusals(container: Container, server: Server): Iterable<Refusal> {
  const { env, envFrom } = container.fields;
  for (const [i, entry] of listOf(env).entries()) {
    const { value, valueFrom } = fieldsOf(entry);
    const path = `${container.path}.env[${i}].valueFrom`;
    if (!isMap(valueFrom)) continue;
    yield* sourceRefusals(path, valueFrom, value);
    if (isMap(valueFrom['fileKeyRef'])) yield* fileRefusals(`${path}.fileKeyRef`, valueFrom['fileKeyRef'], container);
  }
  for (const [i, entry] of listOf(envFrom).map(fieldsOf).entries()) {
    const path = `${container.path}.envFrom[${i}]`;
    yield* exactlyOne(path, entry, ['configMapRef', 'secretRef']);
    yield* misnamed(
      `${path}.prefix`,
      entry['prefix'],
      server.since('1.32') ? variableFault : strictVariableFault,
      'the beginning of a variable',
    );
    for (const [kind, field] of [['ConfigMap', 'configMapRef'] as const, ['Secret', 'secretRef'] as const]) {
      if (isMap(entry[field]))
        yield* named(`${path}.${field}.name`, entry[field]['name'], kind, asPrefix(subdomainFault));
    }
  }
}

function* sourceRefusals(path: string, from: Record<string, unknown>, value: unknown): Iterable<Refusal> {
  yield* exactlyOne(path, from, sources);
  if (isSet(value)) yield [path, 'is set beside a value; allowed is one of them'];
  const { fieldRef, resourceFieldRef } = from;
  if (isMap(fieldRef)) yield* fieldRefusals(`${path}.fieldRef`, fieldRef, ofEnv);
  if (isMap(resourceFieldRef)) yield* amountRefusals(`${path}.resourceFieldRef`, resourceFieldRef);
  for (const [kind, field] of [['ConfigMap', 'configMapKeyRef'] as const, ['Secret', 'secretKeyRef'] as const]) {
    const reference = from[field];
    if (!isMap(reference)) continue;
    yield* named(`${path}.${field}.name`, reference['name'], kind, subdomainFault);
    yield* empty(`${path}.${field}.key`, reference['key'], `name a key of the ${kind}`);
    yield* misnamed(`${path}.${field}.key`, reference['key'], dataKeyFault, `a key of a ${kind}`);
  }
}

/** A file of variables is in a folder of the pod that a container before it has filled. */
function* fileRefusals(path: string, file: Record<string, unknown>, { workload }: Container): Iterable<Refusal> {
  for (const field of ['key', 'path', 'volumeName'])
    yield* empty(`${path}.${field}`, file[field], 'a file has a volume, a path and a key');
  yield* misnamed(`${path}.key`, file['key'], variableFault, 'the name of a variable');
  if (textOf(file['path'])?.split('/').includes('..')) yield [`${path}.path`, 'contains ".."'];
  const volume = volumesOf(workload).find(({ name }) => name === file['volumeName']);
  // A volume without a source is one.
  if (!volume || Object.entries(volume.fields).some(([field, value]) => !ofEmpty.includes(field) && isSet(value)))
    yield [`${path}.volumeName`, `${quoted(file['volumeName'])} is not an emptyDir of the pod`];
}

const ofEmpty = ['name', 'emptyDir'];

function* named(path: string, name: unknown, kind: string, fault: NameFault): Iterable<Refusal> {
  yield* required(path, name, `name the ${kind}`);
  yield* misnamed(path, name, fault, `the name of a ${kind}`);
}

/** Refuses a union with no member or with several. */
export function* exactlyOne(
  path: string,
  fields: Record<string, unknown>,
  names: readonly string[],
): Iterable<Refusal> {
  const set = setOf(fields, names);
  if (set.length !== 1)
    yield [path, `has ${set.join(' and ') || 'no source'}; allowed is exactly one of ${names.join(', ')}`];
}

/** Fields of a pod that a file of a downwardAPI volume may hold. */
export const ofFiles = [
  ...['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'],
];

/** Refusals in a reference to a field of the pod. */
export function* fieldRefusals(
  path: string,
  { apiVersion, fieldPath }: Record<string, unknown>,
  allowed: readonly string[],
): Iterable<Refusal> {
  yield* notOneOf(`${path}.apiVersion`, apiVersion, ['v1']);
  yield* empty(`${path}.fieldPath`, fieldPath, 'name a field of the pod');
  const field = textOf(fieldPath);
  // An old name of spec.nodeName, which servers still translate.
  if (field === undefined || field === 'spec.host') return;
  const [, map, key] = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/s.exec(field) ?? [];
  if (map === undefined || key === undefined)
    yield* notOneOf(`${path}.fieldPath`, field, [
      ...allowed,
      "metadata.labels['<key>']",
      "metadata.annotations['<key>']",
    ]);
  else {
    const wrong = qualifiedNameFault(map === 'metadata.labels' ? key : key.toLowerCase());
    if (wrong) yield [`${path}.fieldPath`, `key ${quoted(key)}: ${wrong}`];
  }
}

const ofContainers = ['cpu', 'memory', 'ephemeral-storage'];
const amounts = ['limits', 'requests'].flatMap(side => ofContainers.map(name => `${side}.${name}`));

/** Refusals in a reference to a request or limit of a container. */
export function* amountRefusals(path: string, { resource, divisor }: Record<string, unknown>): Iterable<Refusal> {
  yield* empty(`${path}.resource`, resource, `name one of ${amounts.join(', ')}`);
  const text = textOf(resource);
  if (text === undefined) return;
  if (!/^(limits|requests)\.hugepages-/.test(text)) yield* notOneOf(`${path}.resource`, text, amounts);
  const unit = unitIn(divisor);
  if (unit === undefined || unit === 'none') return;
  const isCpu = text.endsWith('.cpu');
  const isUnit = isCpu ? unit === '1' || unit === '1m' : unit !== 'other' && unit !== '1m';
  if (!isUnit)
    yield [
      `${path}.divisor`,
      `${quoted(divisor)} is not a unit of ${text}; allowed is ${isCpu ? '1 or 1m' : '1, 1k to 1E or 1Ki to 1Ei'}`,
    ];
}
