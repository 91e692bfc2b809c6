import { fieldsOf, isMap, listOf } from '../../graph/fields.js';
import { pathSegmentFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Rules } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { empty, isSet, misnamed, notOneOf } from './values.js';

const group = 'rbac.authorization.k8s.io';

export const role: Rules = function* ({ kind, manifest }) {
  for (const [i, rule] of listOf(fieldsOf(manifest)['rules']).map(fieldsOf).entries()) {
    const path = `rules[${i}]`;
    const [urls, resources, groups] = ['nonResourceURLs', 'resources', 'apiGroups'].map(name => listOf(rule[name]));
    if (listOf(rule['verbs']).length === 0)
      yield [`${path}.verbs`, 'is missing or empty; at least one verb is required'];
    if (urls!.length > 0) {
      if (kind === 'Role') yield [`${path}.nonResourceURLs`, 'is set; rules of a namespace cannot apply to URLs'];
      if (resources!.length + groups!.length + listOf(rule['resourceNames']).length > 0)
        yield [path, 'has both resources and nonResourceURLs; make them two rules'];
      continue;
    }
    if (groups!.length === 0) yield [`${path}.apiGroups`, 'is missing or empty; the core group is ""'];
    if (resources!.length === 0) yield [`${path}.resources`, 'is missing or empty; at least one resource is required'];
  }
};

export const clusterRole: Rules = function* (object, server) {
  yield* role(object, server);
  const { aggregationRule } = fieldsOf(object.manifest);
  if (!isMap(aggregationRule)) return;
  const path = 'aggregationRule.clusterRoleSelectors';
  const selectors = listOf(aggregationRule['clusterRoleSelectors']);
  if (selectors.length === 0) yield [path, 'is missing or empty; an aggregationRule selects ClusterRoles'];
  for (const [i, selector] of selectors.entries()) yield* selectorRefusals(`${path}[${i}]`, selector);
};

export const binding: Rules = function* ({ kind, manifest }) {
  const { roleRef, subjects } = fieldsOf(manifest);
  const { apiGroup, kind: refers, name } = fieldsOf(roleRef);
  yield* notOneOf('roleRef.apiGroup', apiGroup, [group]);
  yield* notOneOf('roleRef.kind', refers, kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole']);
  yield* empty('roleRef.name', name, 'name the role');
  yield* misnamed('roleRef.name', name, pathSegmentFault, 'the name of a role');
  for (const [i, subject] of listOf(subjects).map(fieldsOf).entries()) {
    const isAccount = subject['kind'] === 'ServiceAccount';
    const path = `subjects[${i}]`;
    yield* empty(`${path}.name`, subject['name'], 'name the subject');
    if (isAccount) yield* misnamed(`${path}.name`, subject['name'], subdomainFault, 'the name of a ServiceAccount');
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
