import { bindingToEveryone } from '../../../src/checks/rules/binding-to-everyone.js';
import { testCheck } from '../support/tester.js';

const binding = (role: string, subject: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: a, namespace: x }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: '${role}' }
subjects: [{ ${subject} }]`;
const path = 'subjects[0].name';

testCheck(bindingToEveryone, {
  example: [
    ['ClusterRoleBinding readers', path, 'gives view to system:unauthenticated: whoever reaches the API server'],
  ],
  valid: [
    { name: 'a group of people', yaml: binding('view', 'kind: Group, name: shop') },
    { name: 'an account of a program', yaml: binding('view', 'kind: ServiceAccount, name: api, namespace: x') },
    {
      name: 'what Kubernetes gives everybody',
      yaml: binding('system:discovery', 'kind: Group, name: "system:authenticated"'),
    },
    { name: 'the accounts of one namespace', yaml: binding('view', 'kind: Group, name: "system:serviceaccounts:x"') },
  ],
  invalid: [
    {
      name: 'a default account',
      yaml: binding('edit', 'kind: ServiceAccount, name: default, namespace: x'),
      findings: [['RoleBinding x/a', path, 'gives edit to default: every pod that names no account']],
    },
    {
      name: 'every account',
      yaml: binding('edit', 'kind: Group, name: "system:serviceaccounts"'),
      findings: [['RoleBinding x/a', path, 'every ServiceAccount of the cluster']],
    },
  ],
});
