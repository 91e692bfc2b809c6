import { privilegedPort } from '../../../src/checks/rules/privileged-port.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(privilegedPort, {
  example: [['Pod api', 'spec.containers[0].ports[0].containerPort', 'listens on port 80, which is below 1024']],
  valid: [{ name: 'a high port', yaml: pod('ports: [{ containerPort: 1024 }]') }],
});
