import { providerOf } from '../../graph/external.js';
import { at, textOf } from '../../graph/fields.js';
import { namespaceOf } from '../../graph/object.js';
import { isPlatform } from '../../graph/platform.js';
import { didYouMean, formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { missing } from '../missing.js';

const group = 'rbac.authorization.k8s.io';

/** The roles that every API server makes; those of a namespace are in kube-system and kube-public. */
const builtIn = new Set([
  'ClusterRole/cluster-admin',
  'ClusterRole/admin',
  'ClusterRole/edit',
  'ClusterRole/view',
  'Role/extension-apiserver-authentication-reader',
]);
const isBuiltIn = (kind: string, name: string, namespace: string): boolean =>
  (kind === 'ClusterRole' || isPlatform(namespace)) && (name.startsWith('system:') || builtIn.has(`${kind}/${name}`));

export const roleRefExists: Check = {
  id: 'role-ref-exists',
  title: 'Every role that is bound exists',
  why: 'The binding grants nothing; the API server does not say so. A warning for a ClusterRole, which may come from elsewhere, and where something outside the manifests may make a Role.',
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
      if (!role || !of || isBuiltIn(of, role, namespaceOf(binding))) continue;
      const namespace = of === 'ClusterRole' ? undefined : binding.namespace;
      if (graph.get(group, of, namespace, role)) continue;
      const near = didYouMean(
        role,
        graph.ofKind(of).map(each => each.name),
      );
      const what = { group, apiVersion: `${group}/v1`, kind: of, namespace, name: role };
      const found = finding(binding, 'roleRef.name', `no ${formatObject(what)}.${near}`);
      if (of !== 'ClusterRole') yield* missing(graph, found, what);
      else if (!providerOf(graph, of, undefined, role)) yield { ...found, severity: 'warning' };
    }
  },
};
