import { cpuRequestSet } from '../../src/checks/cpu-request-set.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(cpuRequestSet, {
  example: [['Pod api', 'spec.containers[0].resources.requests.cpu', 'no cpu request']],
  valid: [
    { name: 'a request', yaml: pod('resources: { requests: { cpu: 1 } }') },
    { name: 'a limit, which is a request too', yaml: pod('resources: { limits: { cpu: 1 } }') },
  ],
});
