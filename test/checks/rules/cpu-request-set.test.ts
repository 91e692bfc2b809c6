import { cpuRequestSet } from '../../../src/checks/rules/cpu-request-set.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(cpuRequestSet, {
  example: [['Pod api', 'spec.containers[0].resources.requests.cpu', 'no cpu request']],
  valid: [
    { name: 'a request', yaml: pod('resources: { requests: { cpu: 1 } }') },
    { name: 'a limit, which is a request too', yaml: pod('resources: { limits: { cpu: 1 } }') },
  ],
});
