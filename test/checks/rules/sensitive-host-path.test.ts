import { sensitiveHostPath } from '../../../src/checks/rules/sensitive-host-path.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const mounting = (path: string) =>
  pod('volumeMounts: [{ name: a, mountPath: /a }]', `volumes: [{ name: a, hostPath: { path: ${path} } }]`);

testCheck(sensitiveHostPath, {
  example: [['Pod api', 'spec.containers[0].volumeMounts[0]', 'container "api" sees /etc of the node']],
  valid: [
    {
      name: 'a folder of the program',
      yaml: pod('volumeMounts: [{ name: a, mountPath: /a }]', 'volumes: [{ name: a, hostPath: { path: /srv/a } }]'),
    },
    { name: 'the logs of containers', yaml: mounting('/var/lib/docker/containers') },
  ],
  invalid: [
    {
      name: 'a folder above one of them',
      yaml: mounting('/var/lib/'),
      findings: [['Pod x/api', 'spec.containers[0].volumeMounts[0]', 'sees /var/lib/ of the node']],
    },
    {
      name: 'the folder of the user root',
      yaml: mounting('/root/.aws'),
      findings: [['Pod x/api', 'spec.containers[0].volumeMounts[0]', 'sees /root/.aws of the node']],
    },
  ],
});
