import { at, textOf } from '../../graph/fields.js';
import { didYouMean, formatObject } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';

const group = 'rbac.authorization.k8s.io';
const isBuiltIn = (name: string): boolean =>
  name.startsWith('system:') || ['cluster-admin', 'admin', 'edit', 'view'].includes(name);

export const roleRefExists: Check = {
  id: 'role-ref-exists',
  title: 'Every role that is bound exists',
  why: 'The binding grants nothing; the API server does not say so. A warning for a ClusterRole, which may come from elsewhere.',
  fix: 'Declare the role, or correct the name; a Role has to be in the namespace of its binding.',
  category: 'permissions',
  severity: 'error',
  kinds: ['RoleBinding', 'ClusterRoleBinding'],
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  fails: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: api }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: api }
subjects: [{ kind: ServiceAccount, name: default }]
`,
  *check(graph) {
    for (const binding of [...graph.ofKind('RoleBinding'), ...graph.ofKind('ClusterRoleBinding')]) {
      const { kind, name } = at(binding.manifest, 'roleRef');
      const [role, of] = [textOf(name), textOf(kind)];
      if (!role || !of || isBuiltIn(role)) continue;
      const namespace = of === 'ClusterRole' ? undefined : binding.namespace;
      if (graph.get(group, of, namespace, role)) continue;
      const near = didYouMean(
        role,
        graph.ofKind(of).map(each => each.name),
      );
      const report = of === 'ClusterRole' ? risk : finding;
      yield report(
        binding,
        'roleRef.name',
        `no ${formatObject({ apiVersion: group, kind: of, namespace, name: role })}.${near}`,
      );
    }
  },
};
