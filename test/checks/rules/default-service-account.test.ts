import { defaultServiceAccount } from '../../../src/checks/rules/default-service-account.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(defaultServiceAccount, {
  example: [['Pod api', 'spec.serviceAccountName', 'runs as ServiceAccount "default"']],
  valid: [{ name: 'its own', yaml: pod('', 'serviceAccountName: api') }],
});
