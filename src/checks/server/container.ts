import { at, fieldsOf, isMap, listOf, numberOf, textOf } from '../../graph/fields.js';
import { type Probe, probesOf } from '../../graph/probes.js';
import { mountsOf } from '../../graph/volumes.js';
import type { Container } from '../../graph/workload.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';
import { isSet, leadsOut, negative, notOneOf, outside, setOf } from './values.js';

/** Refusals in a container, whatever its role. */
export function* containerRefusals(container: Container): Iterable<Refusal> {
  const { path, fields, workload } = container;
  yield* environmentRefusals(path, fields);
  yield* resourceRefusals(`${path}.resources`, fieldsOf(fields['resources']));
  for (const { path: mount, fields: mounted } of mountsOf(container)) {
    yield* leadsOut(`${mount}.subPath`, mounted['subPath']);
    if (isSet(mounted['subPath']) && isSet(mounted['subPathExpr']))
      yield [mount, 'has both subPath and subPathExpr; allowed is one of them'];
  }
  for (const probe of probesOf(container)) yield* probeRefusals(probe);
  yield* sleepRefusals(path, fields, numberOf(workload.spec['terminationGracePeriodSeconds']) ?? 30);
}

const sources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

function* environmentRefusals(container: string, { env, envFrom }: Record<string, unknown>): Iterable<Refusal> {
  for (const [i, entry] of listOf(env).entries()) {
    const { value, valueFrom } = fieldsOf(entry);
    const path = `${container}.env[${i}]`;
    if (!isMap(valueFrom)) continue;
    if (isSet(value) && value !== '') yield [`${path}.valueFrom`, 'is set beside a value; allowed is one of them'];
    yield* oneOf(`${path}.valueFrom`, valueFrom, sources);
    if (isMap(valueFrom['fieldRef'])) yield* fieldRefusals(`${path}.valueFrom.fieldRef`, valueFrom['fieldRef'], ofEnv);
    if (isMap(valueFrom['resourceFieldRef']))
      yield* resourceFieldRefusals(
        `${path}.valueFrom.resourceFieldRef.resource`,
        valueFrom['resourceFieldRef']['resource'],
      );
  }
  for (const [i, entry] of listOf(envFrom).entries())
    yield* oneOf(`${container}.envFrom[${i}]`, fieldsOf(entry), ['configMapRef', 'secretRef']);
}

/** Refuses a union with several members; one without any is not refused everywhere. */
export function* oneOf(path: string, fields: Record<string, unknown>, names: readonly string[]): Iterable<Refusal> {
  const set = setOf(fields, names);
  if (set.length > 1) yield [path, `has ${set.join(' and ')}; allowed is exactly one of ${names.join(', ')}`];
}

const ofEnv = [
  ...['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
];
/** Fields of a pod that a file of a downwardAPI volume may hold. */
export const ofFiles = [
  ...['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'],
];

export function* fieldRefusals(
  path: string,
  { fieldPath }: Record<string, unknown>,
  allowed: readonly string[],
): Iterable<Refusal> {
  const field = textOf(fieldPath);
  if (field === undefined || /^metadata\.(labels|annotations)\['[^']+'\]$/.test(field)) return;
  yield* notOneOf(`${path}.fieldPath`, field, [
    ...allowed,
    "metadata.labels['<key>']",
    "metadata.annotations['<key>']",
  ]);
}

const ofContainers = ['cpu', 'memory', 'ephemeral-storage'];

function* resourceFieldRefusals(path: string, resource: unknown): Iterable<Refusal> {
  const text = textOf(resource);
  if (text === undefined || /^(limits|requests)\.hugepages-/.test(text)) return;
  yield* notOneOf(
    path,
    text,
    ['limits', 'requests'].flatMap(side => ofContainers.map(name => `${side}.${name}`)),
  );
}

/** Refusals in requests and limits. */
function* resourceRefusals(path: string, { requests, limits }: Record<string, unknown>): Iterable<Refusal> {
  for (const [side, amounts] of Object.entries({ requests, limits })) {
    for (const [name, amount] of Object.entries(fieldsOf(amounts))) {
      const place = `${path}.${side}["${name}"]`;
      yield* negative(place, amount);
      if (isOwnResource(name)) continue;
      if (!name.includes('/'))
        yield [
          place,
          `"${name}" is not a resource of containers; allowed is ${ofContainers.join(', ')}, hugepages-<size> or a name with a domain`,
        ];
      else if (!Number.isInteger(quantity(amount) ?? 0))
        yield [place, `${quoted(amount)} is not a whole number, and "${name}" is not divisible`];
    }
  }
  for (const [name, request] of Object.entries(fieldsOf(requests))) {
    if (ofContainers.includes(name) || (!name.includes('/') && !name.startsWith('hugepages-'))) continue;
    const limit = fieldsOf(limits)[name];
    const place = `${path}.limits["${name}"]`;
    if (!isSet(limit))
      yield [place, `is missing; "${name}" cannot be overcommitted, so its limit must equal its request`];
    else if (quantity(limit) !== quantity(request))
      yield [place, `${quoted(limit)} differs from the request ${quoted(request)}; "${name}" cannot be overcommitted`];
  }
}

const isOwnResource = (name: string): boolean => ofContainers.includes(name) || name.startsWith('hugepages-');

const probeNumbers = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

function* probeRefusals({ path, fields }: Pick<Probe, 'path' | 'fields'>): Iterable<Refusal> {
  for (const name of probeNumbers) yield* outside(`${path}.${name}`, fields[name], 0);
  const { exec } = fields;
  if (isMap(exec) && listOf(exec['command']).length === 0)
    yield [`${path}.exec.command`, 'is missing or empty; name the program to run'];
}

/** A pod that sleeps longer than it may end is refused. */
function* sleepRefusals(path: string, { lifecycle }: Record<string, unknown>, grace: number): Iterable<Refusal> {
  for (const hook of ['preStop', 'postStart']) {
    const seconds = numberOf(at(lifecycle, hook, 'sleep')['seconds']);
    if (seconds !== undefined && (seconds < 0 || seconds > grace))
      yield [
        `${path}.lifecycle.${hook}.sleep.seconds`,
        `${seconds} is out of range; allowed is 0 to ${grace}, the termination grace period`,
      ];
  }
}
