import { secretsAccess } from '../../../src/checks/rules/secrets-access.js';
import { bound, clusterRole, role } from '../support/roles.js';
import { testCheck } from '../support/tester.js';

testCheck(secretsAccess, {
  example: [['RoleBinding api', 'roleRef.name', 'gives Role reader, which may get, list Secrets']],
  valid: [
    { name: 'other resources', yaml: role('a', '[pods]', '[get]') + bound('Role', 'a') },
    { name: 'a role that nobody is given', yaml: role('a', '[secrets]', '[get]') },
    {
      name: 'the role of that name elsewhere',
      yaml: role('a', '[secrets]', '[get]').replace('namespace: x', 'namespace: z') + bound('Role', 'a'),
    },
    { name: 'a role that is not there', yaml: bound('ClusterRole', 'view') },
  ],
  invalid: [
    {
      name: 'a ClusterRole, in one namespace and in all',
      yaml:
        clusterRole('a', '["*"]', '[watch]') +
        bound('ClusterRole', 'a') +
        bound('ClusterRole', 'a', 'ClusterRoleBinding'),
      findings: [
        ['RoleBinding x/api', 'roleRef.name', 'gives ClusterRole a, which may watch Secrets'],
        ['ClusterRoleBinding api', 'roleRef.name', 'gives ClusterRole a, which may watch Secrets'],
      ],
    },
    {
      name: 'writing them',
      yaml: role('a', '[secrets]', '[create, delete]') + bound('Role', 'a'),
      findings: [['RoleBinding x/api', 'roleRef.name', 'may create, delete Secrets']],
    },
    {
      name: 'what a ClusterRole gathers',
      yaml:
        clusterRole('part', '[secrets]', '[get]', 'labels: { part-of: all }') +
        clusterRole('other', '[secrets]', '[get]') +
        `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: all }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part-of: all } }] }
---
` +
        bound('ClusterRole', 'all', 'ClusterRoleBinding'),
      findings: [['ClusterRoleBinding api', 'roleRef.name', 'gives ClusterRole part, which may get Secrets']],
    },
  ],
});
