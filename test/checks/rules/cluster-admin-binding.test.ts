import { clusterAdminBinding } from '../../../src/checks/rules/cluster-admin-binding.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(clusterAdminBinding, {
  example: [['ClusterRoleBinding api', 'roleRef.name', 'gives cluster-admin to "api"']],
  valid: [
    {
      name: 'another role',
      yaml: object('RoleBinding', 'a', 'roleRef: { kind: ClusterRole, name: view }', 'rbac.authorization.k8s.io/v1'),
    },
  ],
});
