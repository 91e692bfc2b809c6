import { roleEscalates } from '../../../src/checks/rules/role-escalates.js';
import { testCheck } from '../support/tester.js';

const role = (rule: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: helper, namespace: x }
rules: [{ ${rule} }]`;

testCheck(roleEscalates, {
  example: [['ClusterRole helper', 'rules[0]', '"create" of pods/exec runs commands in every pod']],
  valid: [
    {
      name: 'rights on pods alone',
      yaml: role('apiGroups: [""], resources: [pods, pods/log], verbs: [get, list, create]'),
    },
    {
      name: 'objects by name',
      yaml: role('apiGroups: [""], resources: [pods/exec], resourceNames: [db-0], verbs: [create]'),
    },
    {
      name: 'reading roles',
      yaml: role('apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get, list]'),
    },
    {
      name: 'a resource of that name in another group',
      yaml: role('apiGroups: [example.org], resources: [users], verbs: [impersonate]'),
    },
    { name: 'wildcards, which another check finds', yaml: role('apiGroups: ["*"], resources: ["*"], verbs: ["*"]') },
  ],
  invalid: [
    {
      name: 'every verb',
      yaml: role('apiGroups: [""], resources: [serviceaccounts/token], verbs: ["*"]'),
      findings: [['Role x/helper', 'rules[0]', 'makes a token of every account']],
    },
    {
      name: 'two ways in one rule, of any group',
      yaml: role('apiGroups: ["*"], resources: [roles, nodes/proxy], verbs: [get, bind]'),
      findings: [
        ['Role x/helper', 'rules[0]', '"bind" of roles gives rights that it does not have'],
        ['Role x/helper', 'rules[0]', '"get" of nodes/proxy asks the kubelet'],
      ],
    },
  ],
});
