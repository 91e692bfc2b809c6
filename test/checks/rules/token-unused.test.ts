import { tokenUnused } from '../../../src/checks/rules/token-unused.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const account = (more = '') => object('ServiceAccount', 'api', more);
const runs = pod('', 'serviceAccountName: api');
const binding = (kind: string, namespace: string) =>
  object(kind, 'a', `subjects: [{ kind: ServiceAccount, name: api ${namespace} }]`, 'rbac.authorization.k8s.io/v1');
const path = 'spec.automountServiceAccountToken';

testCheck(tokenUnused, {
  example: [['Pod api', path, 'is not false, and nothing gives ServiceAccount "default" a right']],
  valid: [
    { name: 'a pod without it', yaml: pod('', 'automountServiceAccountToken: false') },
    { name: 'an account without it', yaml: account('automountServiceAccountToken: false') + runs },
    { name: 'an account with rights', yaml: account() + runs + binding('ClusterRoleBinding', ', namespace: x') },
    { name: 'rights in its own namespace', yaml: account() + runs + binding('RoleBinding', '') },
  ],
  invalid: [
    {
      name: 'a pod that wants the token of such an account, by the older name of the field',
      yaml:
        account('automountServiceAccountToken: false') +
        pod('', 'serviceAccount: api, automountServiceAccountToken: true'),
      findings: [['Pod x/api', path, 'nothing gives ServiceAccount "api" a right']],
    },
    {
      name: 'rights of an account of that name elsewhere',
      yaml: account() + runs + binding('ClusterRoleBinding', ', namespace: y'),
      findings: [['Pod x/api', path, '"api"']],
    },
  ],
});
