import { at, fieldsOf, listOf } from '../../graph/fields.js';
import { qualifiedNameFault, subdomainFault } from '../../manifest/names.js';
import type { Rules } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { empty, isSet, misnamed, negative, notOneOf, outside, required } from './values.js';

const modes = ['Ephemeral', 'Persistent'];
const policies = ['File', 'None', 'ReadWriteOnceWithFSType'];

/** What the API server refuses in a driver of storage. */
export const csiDriver: Rules = function* ({ manifest }) {
  const spec = at(manifest, 'spec');
  const { fsGroupPolicy, volumeLifecycleModes, tokenRequests } = spec;
  yield* empty('spec.fsGroupPolicy', fsGroupPolicy, `allowed is ${policies.join(', ')}`);
  yield* notOneOf('spec.fsGroupPolicy', fsGroupPolicy, policies);
  for (const [i, mode] of listOf(volumeLifecycleModes).entries()) {
    yield* empty(`spec.volumeLifecycleModes[${i}]`, mode ?? '', `allowed is ${modes.join(' or ')}`);
    yield* notOneOf(`spec.volumeLifecycleModes[${i}]`, mode, modes);
  }
  yield* outside('spec.nodeAllocatableUpdatePeriodSeconds', spec['nodeAllocatableUpdatePeriodSeconds'], 10);
  const audiences = new Set<unknown>();
  for (const [i, { audience, expirationSeconds }] of listOf(tokenRequests).map(fieldsOf).entries()) {
    if (audiences.has(audience)) yield [`spec.tokenRequests[${i}].audience`, 'is in the list already'];
    audiences.add(audience);
    yield* outside(`spec.tokenRequests[${i}].expirationSeconds`, expirationSeconds, 600, 2 ** 32);
  }
};

/** What the API server refuses in a class of attributes of volumes. */
export const volumeAttributesClass: Rules = function* ({ manifest }) {
  const { driverName, parameters } = manifest as Record<string, unknown>;
  yield* required('driverName', driverName, 'name the driver');
  yield* misnamed('driverName', driverName, name => qualifiedNameFault(name.toLowerCase()), 'the name of a driver');
  const keys = Object.keys(fieldsOf(parameters));
  if (keys.length === 0) yield ['parameters', 'is missing or empty; a class has at least one parameter'];
  if (keys.includes('')) yield ['parameters', 'has an empty key'];
};

export const storageCapacity: Rules = function* ({ manifest }) {
  const { storageClassName, capacity, nodeTopology } = manifest as Record<string, unknown>;
  yield* required('storageClassName', storageClassName, 'name the class');
  yield* misnamed('storageClassName', storageClassName, subdomainFault, 'the name of a class');
  if (isSet(capacity)) yield* negative('capacity', capacity);
  yield* selectorRefusals('nodeTopology', nodeTopology);
};
