import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';

/** Users and groups that nobody in particular is, and who that is. */
const everyone: Readonly<Record<string, string>> = {
  'Group system:authenticated': 'whoever has an account, of any namespace or cloud user',
  'Group system:masters': 'a group that no policy holds back and no binding can take away',
  'Group system:serviceaccounts': 'every ServiceAccount of the cluster',
  'Group system:unauthenticated': 'whoever reaches the API server',
  'User system:anonymous': 'whoever reaches the API server',
};
/** Roles that Kubernetes itself gives to everybody. */
const meantForAll = /^system:(?:basic-user|discovery|public-info-viewer|service-account-issuer-discovery)$/;

export const bindingToEveryone: Check = {
  id: 'binding-to-everyone',
  title: 'Roles are bound to somebody in particular',
  why: 'The rights go to whoever is in the cluster or reaches it; those of a default account go to every pod of the namespace that names none.',
  fix: 'Bind a ServiceAccount of the program, or a group of people.',
  category: 'permissions',
  severity: 'warning',
  kinds: ['ClusterRoleBinding', 'RoleBinding'],
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  elsewhere: ['checkov CKV_K8S_42', 'kyverno restrict-binding-system-groups'],
  fails: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: readers }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:unauthenticated' }]
`,
  *check(graph) {
    for (const binding of [...graph.ofKind('ClusterRoleBinding'), ...graph.ofKind('RoleBinding')]) {
      const role = textOf(at(binding.manifest, 'roleRef')['name']) ?? '';
      if (meantForAll.test(role)) continue;
      for (const [i, subject] of listOf(binding.manifest['subjects']).entries()) {
        const { kind, name } = fieldsOf(subject);
        const isDefault = kind === 'ServiceAccount' && name === 'default';
        const who = isDefault ? 'every pod that names no account' : everyone[`${kind} ${name}`];
        if (who) yield finding(binding, `subjects[${i}].name`, `gives ${role} to ${name}: ${who}`);
      }
    }
  },
};
