import { roleRefExists } from '../../../src/checks/rules/role-ref-exists.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const rbac = 'rbac.authorization.k8s.io/v1';

testCheck(roleRefExists, {
  example: [['RoleBinding api', 'roleRef.name', 'no Role api.']],
  valid: [
    {
      name: 'a role beside it',
      yaml: object('Role', 'a', '', rbac) + object('RoleBinding', 'a', 'roleRef: { kind: Role, name: a }', rbac),
    },
    {
      name: 'the role with which an aggregated API server reads its authentication',
      yaml: object(
        'RoleBinding',
        'a',
        'roleRef: { kind: Role, name: extension-apiserver-authentication-reader }',
        rbac,
      ).replace('namespace: x', 'namespace: kube-system'),
    },
    {
      name: "the cluster's own roles",
      yaml: object('RoleBinding', 'a', 'roleRef: { kind: ClusterRole, name: view }', rbac),
    },
  ],
  invalid: [
    {
      name: 'a role of another namespace',
      yaml:
        object('Role', 'a', '', rbac).replace('namespace: x', 'namespace: z') +
        object('RoleBinding', 'a', 'roleRef: { kind: Role, name: a }', rbac),
      findings: [['RoleBinding x/a', 'roleRef.name', 'no Role x/a.']],
      severity: 'error',
    },
    {
      name: 'a misspelt ClusterRole',
      yaml:
        object('ClusterRole', 'reader', '', rbac).replace(', namespace: x', '') +
        object('RoleBinding', 'a', 'roleRef: { kind: ClusterRole, name: readr }', rbac),
      findings: [['RoleBinding x/a', 'roleRef.name', 'no ClusterRole readr. Did you mean "reader"?']],
      severity: 'warning',
    },
  ],
});
