import { highUserId } from '../../../src/checks/rules/high-user-id.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(highUserId, {
  example: [['Pod api', 'spec.containers[0].securityContext', 'runAsUser and runAsGroup are not above 10000']],
  valid: [
    { name: 'high numbers', yaml: pod('securityContext: { runAsUser: 20000, runAsGroup: 20000 }') },
    { name: "the pod's", yaml: pod('', 'securityContext: { runAsUser: 20000, runAsGroup: 20000 }') },
  ],
});
