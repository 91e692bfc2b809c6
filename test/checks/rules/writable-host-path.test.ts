import { writableHostPath } from '../../../src/checks/rules/writable-host-path.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(writableHostPath, {
  example: [['Pod api', 'spec.containers[0].volumeMounts[0]', 'container "api" may write to /var/log of the node']],
  valid: [
    {
      name: 'only reading',
      yaml: pod(
        'volumeMounts: [{ name: a, mountPath: /a, readOnly: true }]',
        'volumes: [{ name: a, hostPath: { path: /a } }]',
      ),
    },
  ],
});
