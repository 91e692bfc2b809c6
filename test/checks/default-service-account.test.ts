import { defaultServiceAccount } from '../../src/checks/default-service-account.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(defaultServiceAccount, {
  example: [['Pod api', 'spec.serviceAccountName', 'runs as ServiceAccount "default"']],
  valid: [{ name: 'its own', yaml: pod('', 'serviceAccountName: api') }],
});
