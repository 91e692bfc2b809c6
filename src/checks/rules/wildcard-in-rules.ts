import { roleRules } from '../../graph/rbac.js';
import { type Check, finding } from '../check.js';

export const wildcardInRules: Check = {
  id: 'wildcard-in-rules',
  title: 'No role gives rights by wildcard',
  why: 'It also gives rights to what will be added later.',
  fix: 'Name the groups, resources and verbs.',
  category: 'permissions',
  severity: 'warning',
  kinds: ['Role', 'ClusterRole'],
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  controls: ['CIS 1.12: 5.1.3'],
  elsewhere: ['kube-linter wildcard-in-rules'],
  fails: `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules: [{ apiGroups: [apps], resources: [deployments], verbs: ["*"] }]
`,
  *check(graph) {
    for (const { object, path, groups, resources, verbs } of roleRules(graph)) {
      for (const [field, values] of Object.entries({ apiGroups: groups, resources, verbs })) {
        if (values.includes('*')) yield finding(object, `${path}.${field}`, `"*" in ${field}`);
      }
    }
  },
};
