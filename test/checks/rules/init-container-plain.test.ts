import { initContainerPlain } from '../../../src/checks/rules/init-container-plain.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(initContainerPlain, {
  example: [
    ['Pod api', 'spec.initContainers[0].readinessProbe', 'container "wait" runs once: it can have no readinessProbe'],
  ],
  valid: [
    {
      name: 'a sidecar',
      yaml: pod('', 'initContainers: [{ name: a, restartPolicy: Always, lifecycle: {}, startupProbe: {} }]'),
    },
    { name: 'none', yaml: pod('', 'initContainers: [{ name: a }]') },
  ],
});
