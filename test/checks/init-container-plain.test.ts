import { initContainerPlain } from '../../src/checks/init-container-plain.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

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
