import { at, fieldsOf, listOf } from '../../graph/fields.js';
import { qualifiedNameFault } from '../../manifest/names.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import { resourceFault } from './quota.js';
import type { Refusal, Rules } from './refusal.js';
import { containerResourceFault } from './resources.js';
import { isSet, notOneOf } from './values.js';

export const limitRange: Rules = function* ({ manifest }) {
  const types = new Set<unknown>();
  for (const [i, limit] of listOf(at(manifest, 'spec')['limits']).map(fieldsOf).entries()) {
    const path = `spec.limits[${i}]`;
    yield* typeRefusals(`${path}.type`, limit['type']);
    if (limit['type'] === 'Pod')
      for (const name of ['default', 'defaultRequest'])
        if (Object.keys(fieldsOf(limit[name])).length > 0)
          yield [`${path}.${name}`, 'is set; a limit of type Pod has no defaults'];
    if (types.has(limit['type'])) yield [`${path}.type`, `${quoted(limit['type'])} is in the list already`];
    types.add(limit['type']);
    yield* namesOf(path, limit);
    yield* ordered(path, limit);
    yield* ratios(path, limit);
  }
};

const known = ['Container', 'PersistentVolumeClaim', 'Pod'];

/** Types of others have a domain. */
function* typeRefusals(path: string, type: unknown): Iterable<Refusal> {
  const wrong = isSet(type) ? qualifiedNameFault(`${type}`) : undefined;
  if (wrong) yield [path, `${quoted(type)}: ${wrong}`];
  else if (!`${type ?? ''}`.includes('/')) yield* notOneOf(path, type, known);
}

const amounts = ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio'];

function* namesOf(path: string, limit: Record<string, unknown>): Iterable<Refusal> {
  for (const field of amounts) {
    for (const name of Object.keys(fieldsOf(limit[field]))) {
      const ofPods = limit['type'] === 'Container' || limit['type'] === 'Pod';
      const wrong = ofPods ? containerResourceFault(name) : resourceFault(name);
      if (wrong) yield [`${path}.${field}["${name}"]`, wrong];
    }
  }
  const isBounded = ['min', 'max'].some(field => Object.hasOwn(fieldsOf(limit[field]), 'storage'));
  if (limit['type'] === 'PersistentVolumeClaim' && !isBounded)
    yield [path, 'has neither min nor max of storage; a limit of claims needs one of them'];
}

/** How much larger a limit may be than its request. */
function* ratios(path: string, limit: Record<string, unknown>): Iterable<Refusal> {
  for (const [name, ratio] of Object.entries(fieldsOf(limit['maxLimitRequestRatio']))) {
    const place = `${path}.maxLimitRequestRatio["${name}"]`;
    const [most, min, max] = [ratio, at(limit, 'min')[name], at(limit, 'max')[name]].map(quantity);
    if (most !== undefined && most < 1) yield [place, `${quoted(ratio)} is below 1`];
    else if (most !== undefined && min && max !== undefined && most > max / min)
      yield [place, `${quoted(ratio)} is above max divided by min, ${max / min}`];
  }
}

/** Each pair of fields of which the first must not be above the second. */
const pairs = [
  ['min', 'max'],
  ['min', 'defaultRequest'],
  ['min', 'default'],
  ['defaultRequest', 'default'],
  ['defaultRequest', 'max'],
  ['default', 'max'],
] as const;

function* ordered(path: string, limit: Record<string, unknown>): Iterable<Refusal> {
  for (const [lower, upper] of pairs) {
    for (const [name, least] of Object.entries(fieldsOf(limit[lower]))) {
      const most = fieldsOf(limit[upper])[name];
      const [a, b] = [quantity(least), quantity(most)];
      if (a !== undefined && b !== undefined && a > b)
        yield [`${path}.${lower}["${name}"]`, `${quoted(least)} is above ${upper}, ${quoted(most)}`];
    }
  }
}
