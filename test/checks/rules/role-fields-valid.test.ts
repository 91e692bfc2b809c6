import { roleFieldsValid } from '../../../src/checks/rules/role-fields-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const rbac = 'rbac.authorization.k8s.io/v1';

testCheck(roleFieldsValid, {
  example: [['Role readers', 'rules[0].resources', 'at least one resource']],
  valid: [
    {
      name: 'URLs of the cluster',
      yaml: object('ClusterRole', 'a', 'rules: [{ nonResourceURLs: [/x], verbs: [get] }]', rbac),
    },
    {
      name: 'an aggregated role',
      yaml: object('ClusterRole', 'a', 'aggregationRule: { clusterRoleSelectors: [{}] }\nrules: []', rbac),
    },
    {
      name: "an account of the binding's namespace",
      yaml: object(
        'RoleBinding',
        'a',
        'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: a }\nsubjects: [{ kind: ServiceAccount, name: a }]',
        rbac,
      ),
    },
  ],
  invalid: [
    {
      name: 'URLs in a namespace',
      yaml: object('Role', 'a', 'rules: [{ nonResourceURLs: [/x], verbs: [get] }]', rbac),
      findings: [['Role x/a', 'rules[0].nonResourceURLs', 'cannot apply to URLs']],
    },
    {
      name: 'no verb',
      yaml: object('Role', 'a', "rules: [{ apiGroups: [''], resources: [pods] }]", rbac),
      findings: [['Role x/a', 'rules[0].verbs', 'at least one verb']],
    },
    {
      name: 'another group of roles',
      yaml: object('RoleBinding', 'a', 'roleRef: { apiGroup: v1, kind: Role, name: a }', rbac),
      findings: [['RoleBinding x/a', 'roleRef.apiGroup', '"v1" is not supported']],
    },
    {
      name: 'a group of accounts',
      yaml: object(
        'RoleBinding',
        'a',
        'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: a }\nsubjects: [{ kind: ServiceAccount, name: a, namespace: x, apiGroup: v1 }]',
        rbac,
      ),
      findings: [['RoleBinding x/a', 'subjects[0].apiGroup', 'has ""']],
    },
  ],
});
