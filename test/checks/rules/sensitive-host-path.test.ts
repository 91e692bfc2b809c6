import { sensitiveHostPath } from '../../../src/checks/rules/sensitive-host-path.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(sensitiveHostPath, {
  example: [['Pod api', 'spec.containers[0].volumeMounts[0]', 'container "api" sees /etc of the node']],
  valid: [
    {
      name: 'a folder of the program',
      yaml: pod('volumeMounts: [{ name: a, mountPath: /a }]', 'volumes: [{ name: a, hostPath: { path: /srv/a } }]'),
    },
  ],
});
