const head = (kind: string, metadata: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { ${metadata} }
`;
const rules = (resources: string, verbs: string) =>
  `rules: [{ apiGroups: ["", apps, batch], resources: ${resources}, verbs: ${verbs} }]\n---\n`;

/** A Role of namespace x that allows these verbs on these resources. */
export const role = (name: string, resources: string, verbs: string): string =>
  head('Role', `name: ${name}, namespace: x`) + rules(resources, verbs);

export const clusterRole = (name: string, resources: string, verbs: string, more = ''): string =>
  head('ClusterRole', [`name: ${name}`, more].filter(Boolean).join(', ')) + rules(resources, verbs);

/** A binding "api" of a role to an account of namespace x. */
export const bound = (kind: 'Role' | 'ClusterRole', name: string, by = 'RoleBinding'): string =>
  `${head(by, by === 'RoleBinding' ? 'name: api, namespace: x' : 'name: api')}roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${name} }
subjects: [{ kind: ServiceAccount, name: api, namespace: x }]
---
`;
