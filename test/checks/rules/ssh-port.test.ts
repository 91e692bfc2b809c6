import { sshPort } from '../../../src/checks/rules/ssh-port.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(sshPort, {
  example: [['Pod api', 'spec.containers[0].ports[0].containerPort', 'offers port 22/TCP']],
  valid: [
    {
      name: 'another port, and another protocol',
      yaml: pod('ports: [{ containerPort: 2222 }, { containerPort: 22, protocol: UDP }]'),
    },
  ],
});
