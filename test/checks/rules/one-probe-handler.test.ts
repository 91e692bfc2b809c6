import { oneProbeHandler } from '../../../src/checks/rules/one-probe-handler.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(oneProbeHandler, {
  example: [['Pod api', 'spec.containers[0].livenessProbe', 'has nothing to do; allowed is one of exec']],
  valid: [
    {
      name: 'one each',
      yaml: pod('livenessProbe: { exec: { command: [a] } }, lifecycle: { preStop: { sleep: { seconds: 5 } } }'),
    },
  ],
  invalid: [
    {
      name: 'two handlers',
      yaml: pod('readinessProbe: { exec: { command: [a] }, httpGet: { port: 1 } }'),
      findings: [['Pod x/api', 'spec.containers[0].readinessProbe', 'has exec and httpGet']],
    },
    {
      name: 'an empty hook',
      yaml: pod('lifecycle: { preStop: {} }'),
      findings: [['Pod x/api', 'spec.containers[0].lifecycle.preStop', 'has nothing to do']],
    },
  ],
});
