import { secretsAccess } from '../../src/checks/secrets-access.js';
import { object } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(secretsAccess, {
  example: [['Role reader', 'rules[0].verbs', 'may get, list Secrets']],
  valid: [
    {
      name: 'other resources',
      yaml: object(
        'Role',
        'a',
        'rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]',
        'rbac.authorization.k8s.io/v1',
      ),
    },
    {
      name: 'making them',
      yaml: object(
        'Role',
        'a',
        'rules: [{ apiGroups: [""], resources: [secrets], verbs: [create] }]',
        'rbac.authorization.k8s.io/v1',
      ),
    },
  ],
});
