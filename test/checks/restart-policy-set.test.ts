import { restartPolicySet } from '../../src/checks/restart-policy-set.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(restartPolicySet, {
  example: [['Pod api', 'spec.restartPolicy', 'is not said']],
  valid: [{ name: 'said', yaml: pod('', 'restartPolicy: Always') }],
});
