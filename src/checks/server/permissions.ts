import { fieldsOf, listOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { quoted } from '../wording.js';
import type { Rules } from './refusal.js';
import { isSet, notOneOf } from './values.js';

const group = 'rbac.authorization.k8s.io';

export const role: Rules = function* ({ kind, manifest }: GraphObject) {
  for (const [i, rule] of listOf(fieldsOf(manifest)['rules']).map(fieldsOf).entries()) {
    const path = `rules[${i}]`;
    const [urls, resources, groups] = ['nonResourceURLs', 'resources', 'apiGroups'].map(name => listOf(rule[name]));
    if (listOf(rule['verbs']).length === 0)
      yield [`${path}.verbs`, 'is missing or empty; at least one verb is required'];
    if (urls!.length > 0) {
      if (kind === 'Role') yield [`${path}.nonResourceURLs`, 'is set; rules of a namespace cannot apply to URLs'];
      if (resources!.length + groups!.length > 0)
        yield [path, 'has both resources and nonResourceURLs; make them two rules'];
      continue;
    }
    if (groups!.length === 0) yield [`${path}.apiGroups`, 'is missing or empty; the core group is ""'];
    if (resources!.length === 0) yield [`${path}.resources`, 'is missing or empty; at least one resource is required'];
  }
};

export const binding: Rules = function* ({ kind, manifest }) {
  const { roleRef, subjects } = fieldsOf(manifest);
  const { apiGroup, kind: refers, name } = fieldsOf(roleRef);
  yield* notOneOf('roleRef.apiGroup', apiGroup === '' ? undefined : apiGroup, [group]);
  yield* notOneOf('roleRef.kind', refers, kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole']);
  if (!isSet(name) || name === '') yield ['roleRef.name', 'is missing; name the role'];
  for (const [i, subject] of listOf(subjects).map(fieldsOf).entries()) {
    const isAccount = subject['kind'] === 'ServiceAccount';
    const path = `subjects[${i}]`;
    if (isAccount && kind === 'ClusterRoleBinding' && !isSet(subject['namespace']))
      yield [`${path}.namespace`, 'is missing; a ServiceAccount is in a namespace'];
    const wanted = isAccount ? '' : group;
    if (isSet(subject['apiGroup']) && subject['apiGroup'] !== wanted)
      yield [
        `${path}.apiGroup`,
        `is ${quoted(subject['apiGroup'])}; a subject of kind ${subject['kind']} has ${quoted(wanted)}`,
      ];
  }
};
