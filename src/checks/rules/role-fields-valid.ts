import { binding, clusterRole, role } from '../server/permissions.js';
import { serverCheck } from '../server/refusal.js';

export const roleFieldsValid = serverCheck({
  id: 'role-fields-valid',
  title: 'Rules, role references and subjects are complete',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#api-overview',
  fails: `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: readers }
rules: [{ apiGroups: [''], verbs: [get] }]
`,
  rules: { ClusterRole: clusterRole, ClusterRoleBinding: binding, Role: role, RoleBinding: binding },
});
