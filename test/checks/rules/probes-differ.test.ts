import { probesDiffer } from '../../../src/checks/rules/probes-differ.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(probesDiffer, {
  example: [['Pod api', 'spec.containers[0].livenessProbe', 'is the same as the readiness probe']],
  valid: [
    {
      name: 'another threshold',
      yaml: pod('livenessProbe: { failureThreshold: 6 }, readinessProbe: { failureThreshold: 3 }'),
    },
    { name: 'none', yaml: pod() },
  ],
});
