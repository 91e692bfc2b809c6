import { at, fieldsOf, numberOf } from '../../graph/fields.js';
import type { Rules } from './refusal.js';
import { notOneOf } from './values.js';

const most = 1_000_000_000;

export const priorityClass: Rules = function* ({ name, manifest }) {
  const value = numberOf(fieldsOf(manifest)['value']);
  if (value === undefined) return;
  if (name.startsWith('system-')) {
    if (name !== 'system-cluster-critical' && name !== 'system-node-critical')
      yield ['metadata.name', `"${name}" begins with "system-", which is for classes of Kubernetes itself`];
  } else if (value > most) yield ['value', `${value} is above ${most}, the most that a class may have`];
};

const levels = ['privileged', 'baseline', 'restricted'];

export const namespace: Rules = function* ({ manifest }) {
  const labels = at(manifest, 'metadata', 'labels');
  for (const mode of ['enforce', 'audit', 'warn']) {
    const label = `pod-security.kubernetes.io/${mode}`;
    yield* notOneOf(`metadata.labels["${label}"]`, labels[label], levels);
    const version = labels[`${label}-version`];
    if (typeof version === 'string' && !/^(latest|v1\.(0|[1-9]\d*))$/.test(version))
      yield [
        `metadata.labels["${label}-version"]`,
        `"${version}" is not a version; allowed is "latest" or one such as "v1.31"`,
      ];
  }
};
