import { clusterAdminBinding } from '../../src/checks/cluster-admin-binding.js';
import { object } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(clusterAdminBinding, {
  example: [['ClusterRoleBinding api', 'roleRef.name', 'gives cluster-admin to "api"']],
  valid: [
    {
      name: 'another role',
      yaml: object('RoleBinding', 'a', 'roleRef: { kind: ClusterRole, name: view }', 'rbac.authorization.k8s.io/v1'),
    },
  ],
});
