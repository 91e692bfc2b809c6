import { runsAsRoot } from '../../../src/checks/rules/runs-as-root.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(runsAsRoot, {
  example: [['Pod api', 'spec.containers[0].securityContext', 'may run as user or group 0']],
  valid: [
    { name: 'another user', yaml: pod('securityContext: { runAsUser: 1000 }') },
    { name: 'never root', yaml: pod('', 'securityContext: { runAsNonRoot: true, runAsGroup: 1000 }') },
  ],
});
