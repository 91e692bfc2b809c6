import { containerRuntimeSocket } from '../../../src/checks/rules/container-runtime-socket.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(containerRuntimeSocket, {
  example: [['Pod api', 'spec.containers[0].volumeMounts[0]', 'container "api" has /var/run/docker.sock']],
  valid: [
    {
      name: 'another file of the node',
      yaml: pod('volumeMounts: [{ name: a, mountPath: /a }]', 'volumes: [{ name: a, hostPath: { path: /var/log } }]'),
    },
  ],
});
