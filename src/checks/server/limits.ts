import { at, fieldsOf, listOf } from '../../graph/fields.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { negative } from './values.js';

export const quota: Rules = function* ({ manifest }) {
  const spec = at(manifest, 'spec');
  const hard = fieldsOf(spec['hard']);
  for (const [name, amount] of Object.entries(hard)) {
    yield* negative(`spec.hard["${name}"]`, amount);
    if (!name.includes('.') && !name.includes('/') && !plain.includes(name))
      yield [`spec.hard["${name}"]`, `"${name}" is not a resource of quotas`];
  }
  const scopes = listOf(spec['scopes']);
  for (const scope of scopes) {
    const other =
      scope === 'BestEffort' ? Object.keys(hard).find(name => name !== 'pods' && name !== 'count/pods') : undefined;
    if (other !== undefined) yield ['spec.scopes', `has BestEffort beside "${other}"; that scope counts pods alone`];
  }
  for (const [one, another] of [
    ['BestEffort', 'NotBestEffort'],
    ['Terminating', 'NotTerminating'],
  ])
    if (scopes.includes(one) && scopes.includes(another))
      yield ['spec.scopes', `has ${one} beside ${another}: no pod is both`];
};

const plain = [
  ...['cpu', 'memory', 'pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps'],
  ...['persistentvolumeclaims', 'storage', 'ephemeral-storage'],
];

export const limitRange: Rules = function* ({ manifest }) {
  for (const [i, limit] of listOf(at(manifest, 'spec')['limits']).map(fieldsOf).entries()) {
    const path = `spec.limits[${i}]`;
    if (limit['type'] === 'Pod')
      for (const name of ['default', 'defaultRequest'])
        if (Object.keys(fieldsOf(limit[name])).length > 0)
          yield [`${path}.${name}`, 'is set; a limit of type Pod has no defaults'];
    yield* ordered(path, limit);
  }
};

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
