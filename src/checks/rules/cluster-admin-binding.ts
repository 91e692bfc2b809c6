import { at, listOf } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';
import { choices } from '../wording.js';

export const clusterAdminBinding: Check = {
  id: 'cluster-admin-binding',
  title: 'Nobody is bound to cluster-admin',
  why: 'A program that is taken over has the whole cluster.',
  fix: 'Bind a role with the rights that are needed.',
  category: 'permissions',
  severity: 'warning',
  kinds: ['RoleBinding', 'ClusterRoleBinding'],
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  controls: ['CIS 1.12: 5.1.1', 'NSA/CISA: kubescape C-0035'],
  elsewhere: [
    'kube-linter cluster-admin-role-binding',
    'polaris clusterrolebindingClusterAdmin, rolebindingClusterAdminClusterRole',
  ],
  fails: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: api }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ kind: ServiceAccount, name: api, namespace: shop }]
`,
  *check(graph) {
    for (const binding of [...graph.ofKind('ClusterRoleBinding'), ...graph.ofKind('RoleBinding')]) {
      const { kind, name } = at(binding.manifest, 'roleRef');
      if (kind !== 'ClusterRole' || name !== 'cluster-admin') continue;
      const subjects = listOf(binding.manifest['subjects']).map(subject => `${at(subject)['name']}`);
      yield finding(binding, 'roleRef.name', `gives cluster-admin to ${choices(subjects)}`);
    }
  },
};
