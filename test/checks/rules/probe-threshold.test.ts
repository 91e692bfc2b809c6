import { probeThreshold } from '../../../src/checks/rules/probe-threshold.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(probeThreshold, {
  example: [['Pod api', 'spec.containers[0].livenessProbe.successThreshold', '2 in a liveness probe; allowed is 1']],
  valid: [
    {
      name: 'two in a readiness probe',
      yaml: pod('readinessProbe: { successThreshold: 2 }, startupProbe: { successThreshold: 1 }'),
    },
  ],
  invalid: [
    {
      name: 'three in a startup probe',
      yaml: pod('startupProbe: { successThreshold: 3 }'),
      findings: [['Pod x/api', 'spec.containers[0].startupProbe.successThreshold', '3 in a startup probe']],
    },
  ],
});
