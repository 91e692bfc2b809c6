import { containerRuntimeSocket } from '../../../src/checks/rules/container-runtime-socket.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const mounting = (path: string) =>
  pod('volumeMounts: [{ name: a, mountPath: /a }]', `volumes: [{ name: a, hostPath: { path: ${path} } }]`);

testCheck(containerRuntimeSocket, {
  example: [['Pod api', 'spec.containers[0].volumeMounts[0]', 'container "api" has /var/run/docker.sock']],
  valid: [
    {
      name: 'another file of the node',
      yaml: pod('volumeMounts: [{ name: a, mountPath: /a }]', 'volumes: [{ name: a, hostPath: { path: /var/log } }]'),
    },
    { name: 'another folder of the node', yaml: mounting('/var/run/api') },
  ],
  invalid: [
    {
      name: 'a folder with a socket inside',
      yaml: mounting('/var/run'),
      findings: [
        ['Pod x/api', 'spec.containers[0].volumeMounts[0]', 'has /var/run, with /var/run/containerd/containerd.sock'],
      ],
    },
  ],
});
