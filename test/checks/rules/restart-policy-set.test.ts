import { restartPolicySet } from '../../../src/checks/rules/restart-policy-set.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(restartPolicySet, {
  example: [['Pod api', 'spec.restartPolicy', 'is not set']],
  valid: [{ name: 'said', yaml: pod('', 'restartPolicy: Always') }],
});
