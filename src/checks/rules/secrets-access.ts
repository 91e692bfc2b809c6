import { grants, verbsOn } from '../../graph/rbac.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';

export const secretsAccess: Check = {
  id: 'secrets-access',
  title: 'Nobody is given access to Secrets',
  why: 'Whoever may list Secrets has every password of the namespace; whoever may write them can replace any.',
  fix: 'Leave Secrets out of the role, and mount those that are needed.',
  category: 'permissions',
  severity: 'warning',
  kinds: ['RoleBinding', 'ClusterRoleBinding'],
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
  controls: ['CIS 1.12: 5.1.2', 'kubescape C-0015'],
  elsewhere: ['kube-linter access-to-secrets'],
  fails: `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader }
rules: [{ apiGroups: [""], resources: [secrets], verbs: [get, list] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: api }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: api }]
`,
  *check(graph) {
    for (const { binding, role, rules } of grants(graph)) {
      const verbs = verbsOn(rules, ['secrets']);
      if (verbs.length > 0)
        yield finding(binding, 'roleRef.name', `gives ${formatObject(role)}, which may ${verbs.join(', ')} Secrets`);
    }
  },
};
