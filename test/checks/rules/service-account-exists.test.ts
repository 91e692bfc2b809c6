import { serviceAccountExists } from '../../../src/checks/rules/service-account-exists.js';
import { deployment, object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(serviceAccountExists, {
  example: [['Pod api', 'spec.serviceAccountName', 'no ServiceAccount "api" in namespace "default".']],
  valid: [
    { name: 'one that exists', yaml: object('ServiceAccount', 'api') + pod('', 'serviceAccountName: api') },
    { name: 'the one that every namespace has', yaml: pod('', 'serviceAccountName: default') },
    { name: 'none', yaml: pod() },
  ],
  invalid: [
    {
      name: 'the older name of the field',
      yaml: pod('', 'serviceAccount: lost'),
      findings: [['Pod x/api', 'spec.serviceAccount', 'no ServiceAccount "lost" in namespace "x"']],
    },
    {
      name: 'a misspelt name',
      yaml: object('ServiceAccount', 'api-server') + deployment('', 'serviceAccountName: api-sever'),
      findings: [['Deployment x/api', 'spec.template.spec.serviceAccountName', 'Did you mean "api-server"?']],
    },
  ],
});
