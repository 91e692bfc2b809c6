import { drainWithinGracePeriod } from '../../../src/checks/rules/drain-within-grace-period.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(drainWithinGracePeriod, {
  example: [['Pod api', 'spec.containers[0].lifecycle.preStop', 'pauses 20 s of a grace period of 20 s']],
  valid: [
    {
      name: 'a pause that the API server refuses, which pod-fields-valid reports',
      yaml: pod('lifecycle: { preStop: { sleep: { seconds: 31 } } }'),
    },
    { name: 'a short pause', yaml: pod('lifecycle: { preStop: { sleep: { seconds: 5 } } }') },
    {
      name: 'a command without a pause',
      yaml: pod('lifecycle: { preStop: { exec: { command: [nginx, -s, quit] } } }'),
    },
  ],
  invalid: [
    {
      name: 'a shell that sleeps as long as the default',
      yaml: pod('lifecycle: { preStop: { exec: { command: [sh, -c, "echo bye; sleep 30"] } } }'),
      findings: [['Pod x/api', 'spec.containers[0].lifecycle.preStop', 'pauses 30 s of a grace period of 30 s']],
      severity: 'warning',
    },
  ],
});
